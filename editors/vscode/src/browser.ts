// The extension in a browser: the server as WebAssembly in a worker.
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';
import type { Started } from './client';
import { run, stop } from './extension';
import { answerFiles, toEditor, toServer } from './files';

export function activate(context: vscode.ExtensionContext) { return run(context, start); }
export function deactivate() { return stop(); }

async function start(context: vscode.ExtensionContext, options: LanguageClientOptions, log: vscode.LogOutputChannel): Promise<Started> {
  const file = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', name));
  const [script, wasm] = await Promise.all([file('worker.js'), file('resolute.wasm.gz')]);
  // From a Blob: an editor that is served from elsewhere refuses workers by address.
  const address = URL.createObjectURL(new Blob([script as BlobPart], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  const { port1, port2 } = new MessageChannel();
  answerFiles(port1);
  await new Promise<void>((done, failed) => {
    worker.onmessage = ({ data }) => data === 'ready' ? done() : failed(new Error(data.error));
    worker.onerror = (event) => failed(new Error(event.message));
    worker.postMessage({ wasm, files: port2 }, [port2]);
  });
  log.info('resolute: WebAssembly in a worker');
  const client = new LanguageClient('resolute', 'Resolute', worker, { ...options, uriConverters: { code2Protocol: toServer, protocol2Code: toEditor } });
  await client.start();
  return { client, kind: 'wasm' };
}
