// The language server in a worker. Nothing is fetched: the module and the worker's
// code lie in the page itself.

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Starts the server and resolves to a transport for the client once it listens. */
export function startServer(code, module) {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(address);
  let handlers = [];
  const wasm = bytesOf(module);
  worker.postMessage({ wasm }, [wasm.buffer]);
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message || 'the worker does not start'));
    worker.onmessage = ({ data }) => {
      if (data !== 'ready') return reject(new Error(data.error));
      URL.revokeObjectURL(address);
      worker.onmessage = (event) => {
        const text = JSON.stringify(event.data);
        handlers.forEach((handle) => handle(text));
      };
      resolve({
        send(text) {
          const message = JSON.parse(text);
          // The client says that it asks for findings, and does not.
          if (message.method === 'initialize') delete message.params.capabilities.textDocument.diagnostic;
          worker.postMessage(message);
        },
        subscribe(handle) { handlers.push(handle); },
        unsubscribe(handle) { handlers = handlers.filter((h) => h !== handle); },
      });
    };
  });
}
