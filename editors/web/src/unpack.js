// Unpacks the server's module in the worker: browsers unpack gzip only, which would
// make the page half as large again. It is compiled while it is unpacked.
import { XzReadableStream } from 'xz-decompress';

globalThis.unpack = (bytes) => new Response(new XzReadableStream(new Blob([bytes]).stream()), { headers: { 'Content-Type': 'application/wasm' } });
