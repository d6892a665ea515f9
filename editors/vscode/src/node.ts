// The extension on Node: the binary that comes with it, or the server as
// WebAssembly in a worker thread where there is none, or it cannot start.
import { execFile } from 'node:child_process';
import { access, chmod, constants, readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { LanguageClient, PortMessageReader, PortMessageWriter, TransportKind, type LanguageClientOptions, type MessageTransports } from 'vscode-languageclient/node';
import { message, type Started } from './client';
import { run, stop } from './extension';

const patience = 10_000; // ms that a command has to say its version

export function activate(context: vscode.ExtensionContext) { return run(context, start, print); }
export function deactivate() { return stop(); }

async function start(context: vscode.ExtensionContext, options: LanguageClientOptions, log: vscode.LogOutputChannel): Promise<Started> {
  const settings = vscode.workspace.getConfiguration('resolute');
  const kind = settings.get<string>('server.kind', 'auto');
  if (kind !== 'wasm') {
    const own = vscode.Uri.joinPath(context.extensionUri, 'bin', process.platform === 'win32' ? 'resolute.exe' : 'resolute').fsPath;
    const path = settings.get<string>('server.path') || process.env.RESOLUTE_SERVER || own;
    try {
      if (path === own) await executable(own);
      const { stdout } = await promisify(execFile)(path, ['version'], { timeout: patience });
      log.info(`${stdout.trim()}: ${path}`);
      const command = { command: path, args: ['lsp'], transport: TransportKind.stdio };
      return await started('binary', new LanguageClient('resolute', 'Resolute', { run: command, debug: command }, options));
    } catch (error) {
      if (kind === 'binary') throw error;
      if (path !== own || await exists(own)) {
        log.warn(vscode.l10n.t('The server that comes with the extension cannot start ({0}); WebAssembly is used.', message(error)));
      }
    }
  }
  return started('wasm', new LanguageClient('resolute', 'Resolute', () => worker(context, log), options));
}

async function started(kind: Started['kind'], client: LanguageClient): Promise<Started> {
  await client.start();
  return { client, kind };
}

function exists(path: string): Promise<boolean> { return access(path).then(() => true, () => false); }

// executable gives a binary the right to run, which unpacking may have taken.
async function executable(path: string): Promise<void> {
  await access(path, constants.X_OK).catch(() => chmod(path, 0o755));
}

async function worker(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Promise<MessageTransports> {
  const file = (name: string) => vscode.Uri.joinPath(context.extensionUri, 'dist', name).fsPath;
  const thread = new Worker(file('worker.js'), { stdout: true, stderr: true });
  thread.stderr.on('data', (chunk: Buffer) => log.warn(String(chunk).trimEnd()));
  await new Promise<void>((done, failed) => {
    thread.once('message', (m: unknown) => m === 'ready' ? done() : failed(new Error((m as { error?: string }).error)));
    thread.once('error', failed);
    void readFile(file('resolute.wasm.gz')).then((wasm) => thread.postMessage({ wasm }), failed);
  });
  log.info('resolute: WebAssembly in a worker thread');
  // A worker has the same interface as a port, as far as reader and writer ask.
  return { reader: new PortMessageReader(thread as never), writer: new PortMessageWriter(thread as never) };
}

// print opens a page where it can be printed: an editor's own views cannot.
async function print(context: vscode.ExtensionContext, html: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.createDirectory(context.globalStorageUri);
  const page = vscode.Uri.joinPath(context.globalStorageUri, 'print.html');
  await vscode.workspace.fs.writeFile(page, new TextEncoder().encode(html.replace('</body>', '<script>print()</script></body>')));
  await vscode.env.openExternal(page);
  return page;
}
