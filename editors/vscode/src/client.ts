// The server as the rest of the extension sees it, whatever it runs on.
import type { BaseLanguageClient, LanguageClientOptions, Location, Position } from 'vscode-languageclient';
import * as vscode from 'vscode';

/** Started is a client that runs, and what its server runs on. */
export interface Started { client: BaseLanguageClient; kind: 'binary' | 'wasm' }

/** Start makes a client and starts it; each host has its own. */
export type Start = (context: vscode.ExtensionContext, options: LanguageClientOptions, log: vscode.LogOutputChannel) => Promise<Started>;

export const language = 'resolution';

export interface Preview { version: number; title: string; house: string; style: string; html: string }
export interface Status {
  version: number;
  house: { id: string; name: string };
  title: string;
  findings: Record<'error' | 'warning' | 'info' | 'hint', number>;
  catalogue: { series: string; newest: string; acts: number } | null;
}

/** Server starts, restarts and asks one server. */
export class Server {
  private started?: Started;
  private starting?: Promise<void>;
  readonly log = vscode.window.createOutputChannel('Resolute', { log: true });
  private readonly changed = new vscode.EventEmitter<void>();
  /** onChange is told when the server started or ended. */
  readonly onChange = this.changed.event;

  constructor(private readonly context: vscode.ExtensionContext, private readonly startOne: Start) {
    context.subscriptions.push(this.log, this.changed);
  }

  get kind(): 'binary' | 'wasm' | undefined { return this.started?.kind; }

  start(): Promise<void> {
    return this.starting ??= this.begin();
  }

  private async begin(): Promise<void> {
    try {
      this.started = await this.startOne(this.context, {
        documentSelector: [{ language }],
        outputChannel: this.log,
        traceOutputChannel: this.log,
        markdown: { isTrusted: false, supportHtml: false },
        diagnosticPullOptions: { onChange: true, onTabs: true },
        middleware: { executeCommand: (command, args, next) => this.command(command, args, next) },
      }, this.log);
    } catch (error) {
      this.starting = undefined;
      this.log.error(String(error));
      const show = vscode.l10n.t('Show log');
      void vscode.window.showErrorMessage(vscode.l10n.t('The server is not running: {0}', message(error)), show).then((chosen) => chosen && this.log.show());
    }
    this.changed.fire();
  }

  // command does a command of the server. The places that refer to something, as a
  // lens tells their number, are shown.
  private async command(name: string, args: unknown[], next: (name: string, args: unknown[]) => vscode.ProviderResult<unknown>): Promise<unknown> {
    const result = await next(name, args);
    const client = this.started?.client;
    const at = args[0] as { uri: string; position: Position } | undefined;
    if (name === 'resolute.references' && client && at && Array.isArray(result)) {
      const { protocol2CodeConverter: ours } = client;
      const places = (result as Location[]).map((l) => ours.asLocation(l));
      await vscode.commands.executeCommand('editor.action.showReferences', ours.asUri(at.uri), ours.asPosition(at.position), places);
    }
    return result;
  }

  async stop(): Promise<void> {
    await this.starting;
    const { started } = this;
    this.started = this.starting = undefined;
    await started?.client.stop();
    await started?.client.dispose();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async ask<T>(method: string, params: object): Promise<T> {
    await this.start();
    if (!this.started) throw new Error(vscode.l10n.t('The server is not running: {0}', 'resolute'));
    return this.started.client.sendRequest<T>(method, params);
  }

  /** about asks about one document, by the name that the server knows it by. */
  async about<T>(method: string, document: vscode.TextDocument, more: object = {}): Promise<T> {
    await this.start();
    const uri = this.started?.client.code2ProtocolConverter.asUri(document.uri);
    return this.ask<T>(method, { textDocument: { uri }, ...more });
  }

  /** named is a document by the name that the server knows it by. */
  named(document: vscode.TextDocument): { uri: string | undefined } {
    return { uri: this.started?.client.code2ProtocolConverter.asUri(document.uri) };
  }

  /** run has the server do one of its commands, about a document or about the whole workspace. */
  async run<T>(command: string, document?: vscode.TextDocument): Promise<T> {
    await this.start();
    const uri = document && this.started?.client.code2ProtocolConverter.asUri(document.uri);
    return this.ask<T>('workspace/executeCommand', { command: `resolute.server.${command}`, arguments: uri ? [{ uri }] : [] });
  }

  /** checked is how many drafts the last checkAll was told of. */
  checked?: number;

  /** checkAll asks for the findings of the whole workspace once. */
  async checkAll(): Promise<void> {
    const { items } = await this.ask<{ items: { items?: unknown[] }[] }>('workspace/diagnostic', { previousResultIds: [] });
    this.checked = items.length;
  }

  /** uri is a document's name as the editor has it. */
  uri(theirs: string): vscode.Uri { return this.started?.client.protocol2CodeConverter.asUri(theirs) ?? vscode.Uri.parse(theirs); }
}

export function message(error: unknown): string { return error instanceof Error ? error.message : String(error); }
