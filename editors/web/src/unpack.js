// Unpacks the server's module in the worker: browsers have no stream for zstd yet,
// and gzip would make the page half as large again. It is compiled while it is
// unpacked.
import { Decompress } from 'fzstd';

const piece = 1 << 17;

globalThis.unpack = (bytes) => {
  let at = 0, sent = 0;
  let unpacker;
  const body = new ReadableStream({
    start(controller) {
      unpacker = new Decompress((chunk, last) => {
        if (chunk.length > 0) {
          controller.enqueue(chunk);
          sent++;
        }
        if (last) controller.close();
      });
    },
    pull() {
      // A piece may hold no whole block. A pull that gives nothing would be the last.
      for (const before = sent; sent === before && at < bytes.length; at += piece) {
        unpacker.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
      }
    },
  }, { highWaterMark: 4 });
  return new Response(body, { headers: { 'Content-Type': 'application/wasm' } });
};
