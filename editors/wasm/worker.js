// The server in a worker of a browser, or in a worker thread of Node. build.sh puts
// Go's wasm_exec.js before this file; the two together are dist/worker.js.
//
// The first message starts it: { wasm, files?, env? }. "wasm" is the module, as
// bytes or compiled; bytes that are packed with gzip are unpacked, and a
// host that packs them otherwise puts a function "unpack", from bytes to a Response,
// before this file. "files" is a MessagePort where files can be asked for, for a host that has no file system:
// { id, op, path } with the ops stat, read and list is answered by { id, result } or
// { id, error: 'ENOENT' }. Without it no file is there. The answer is the string "ready", or
// { error }; from then on every message, either way, is one message of the
// language server protocol.
'use strict';

(() => {
  const node = typeof process === 'object' && process.versions?.node ? require('node:worker_threads') : undefined;
  const host = node ? node.parentPort : globalThis;
  const post = (message) => host.postMessage(message);
  const listen = (f) => {
    if (node) host.on('message', f);
    else host.onmessage = (event) => f(event.data);
  };

  let receive = start;
  listen((message) => receive(message));

  async function start(message) {
    const early = [];
    receive = (m) => early.push(m);
    try {
      if (node) {
        globalThis.fs = require('node:fs');
        globalThis.path = require('node:path');
      } else {
        process.cwd = () => '/';
      }
      if (message.files) globalThis.fs = portFiles(message.files);
      const go = new Go();
      go.env = { ...message.env };
      globalThis.lspPost = (text) => post(JSON.parse(text));
      globalThis.lspReady = () => {
        receive = (m) => globalThis.lspReceive(JSON.stringify(m));
        post('ready');
        early.forEach(receive);
      };
      go.run(await WebAssembly.instantiate(await compiled(message.wasm), go.importObject));
    } catch (error) {
      post({ error: String(error?.message ?? error) });
    }
  }

  async function compiled(wasm) {
    if (wasm instanceof WebAssembly.Module) return wasm;
    const view = new Uint8Array(wasm);
    if (globalThis.unpack) return WebAssembly.compileStreaming(globalThis.unpack(view));
    return WebAssembly.compile(await unpacked(view));
  }

  async function unpacked(view) {
    if (view[0] !== 0x1f || view[1] !== 0x8b) return view;
    const stream = new Blob([view]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  // portFiles is as much of Node's "fs" as Go asks for to read files, answered at
  // the other end of a port. Nothing is ever written.
  function portFiles(port) {
    const waiting = new Map();
    let last = 0;
    port.onmessage = ({ data: { id, error, result } }) => {
      const done = waiting.get(id);
      waiting.delete(id);
      done?.(error ? failure(error) : null, result);
    };
    const ask = (op, path, done) => {
      waiting.set(++last, done);
      port.postMessage({ id: last, op, path });
    };
    const failure = (code) => Object.assign(new Error(code), { code });
    const refuse = (...args) => args.at(-1)(failure('EROFS'));
    const open = new Map();
    let nextFile = 10;
    const stats = ({ directory, size, mtime }) => ({
      isDirectory: () => directory, dev: 0, ino: 0, mode: directory ? 0o040555 : 0o100444, nlink: 1, uid: 0, gid: 0, rdev: 0,
      size, blksize: 4096, blocks: Math.ceil(size / 512), atimeMs: mtime, mtimeMs: mtime, ctimeMs: mtime,
    });
    const stat = (path, done) => ask('stat', path, (error, found) => (error ? done(error) : done(null, stats(found))));
    const partial = { 1: '', 2: '' };
    const write = (fd, bytes) => {
      const whole = (partial[fd] + new TextDecoder().decode(bytes)).split('\n');
      partial[fd] = whole.pop();
      whole.forEach((line) => console.warn(line));
      return bytes.length;
    };
    return {
      constants: { O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512, O_APPEND: 1024, O_DIRECTORY: 65536 },
      open(path, flags, mode, done) {
        if (flags & 3) return done(failure('EROFS'));
        stat(path, (error, found) => {
          if (error) return done(error);
          open.set(++nextFile, { path, found });
          done(null, nextFile);
        });
      },
      close(fd, done) { open.delete(fd); done(null); },
      read(fd, buffer, offset, length, position, done) {
        const file = open.get(fd);
        if (!file) return done(failure('EBADF'));
        const copy = () => {
          const from = position ?? file.at ?? 0;
          const part = file.bytes.subarray(from, from + length);
          buffer.set(part, offset);
          if (position === null || position === undefined) file.at = from + part.length;
          done(null, part.length);
        };
        if (file.bytes) return copy();
        ask('read', file.path, (error, bytes) => {
          if (error) return done(error);
          file.bytes = new Uint8Array(bytes);
          copy();
        });
      },
      write(fd, buffer, offset, length, position, done) { done(null, write(fd, buffer.subarray(offset, offset + length))); },
      writeSync: write,
      fstat(fd, done) { const file = open.get(fd); file ? done(null, file.found) : done(failure('EBADF')); },
      stat, lstat: stat,
      readdir(path, done) { ask('list', path, done); },
      readlink(path, done) { done(failure('EINVAL')); },
      fsync(fd, done) { done(null); },
      chmod: refuse, chown: refuse, fchmod: refuse, fchown: refuse, ftruncate: refuse, lchown: refuse, link: refuse, mkdir: refuse,
      rename: refuse, rmdir: refuse, symlink: refuse, truncate: refuse, unlink: refuse, utimes: refuse,
    };
  }
})();
