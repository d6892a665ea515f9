// Unpacks the server's module in the worker: browsers unpack gzip only, which would
// make the page half as large again. It is compiled while it is unpacked.
import { XzReadableStream } from 'xz-decompress';
import { returns } from './returns.js';

// The bytes are the length of the packed code, four of them and the first one lowest,
// the code and the data, each packed by itself (see build.mjs).
globalThis.unpack = (bytes) => {
  const undo = returns(true);
  const whole = new TransformStream({
    transform(piece, out) { out.enqueue(undo(piece)); },
    flush(out) { out.enqueue(undo()); },
  });
  const data = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const part = (from, to) => new XzReadableStream(new Blob([bytes.subarray(from, to)]).stream());
  // What goes wrong is told to whoever reads.
  part(4, data).pipeTo(whole.writable, { preventClose: true }).then(() => part(data).pipeTo(whole.writable)).catch(() => {});
  return new Response(whole.readable, { headers: { 'Content-Type': 'application/wasm' } });
};
