// Unpacks the server's module in the worker: browsers unpack gzip only, which would
// make the page half as large again. It is compiled while it is unpacked.
import { XzReadableStream } from 'xz-decompress';
import { returns } from './returns.js';

globalThis.unpack = (bytes) => {
  const undo = returns(true);
  const whole = new TransformStream({
    transform(piece, out) { out.enqueue(undo(piece)); },
    flush(out) { out.enqueue(undo()); },
  });
  return new Response(new XzReadableStream(new Blob([bytes]).stream()).pipeThrough(whole), { headers: { 'Content-Type': 'application/wasm' } });
};
