// What is copied from one resolution into another says whose paragraphs it cites.
import * as vscode from 'vscode';
import { language, type Server } from './client';

// Editors since 1.97 ask who knows more about what is pasted; the extension runs in older ones, whose declarations
// have nothing of it.
interface Edit { insertText: string }
interface Pasting {
  languages: {
    registerDocumentPasteEditProvider?(selector: string, provider: {
      prepareDocumentPaste(document: vscode.TextDocument, ranges: readonly vscode.Range[], data: vscode.DataTransfer): void;
      provideDocumentPasteEdits(document: vscode.TextDocument, ranges: readonly vscode.Range[], data: vscode.DataTransfer): Promise<Edit[] | undefined>;
    }, about: { providedPasteEditKinds: unknown[]; copyMimeTypes: string[]; pasteMimeTypes: string[] }): vscode.Disposable;
  };
  DocumentPasteEdit?: new (insertText: string, title: string, kind: unknown) => Edit;
  DocumentDropOrPasteEditKind?: { Text: { append(...parts: string[]): unknown } };
}

const mime = 'application/vnd.resolute.copied';

interface Copied { uri: string; start: { line: number; character: number }; end: { line: number; character: number }; text: string }

export function qualifyPasted(context: vscode.ExtensionContext, server: Server): void {
  const { languages, DocumentPasteEdit, DocumentDropOrPasteEditKind } = vscode as unknown as Pasting;
  if (!languages.registerDocumentPasteEditProvider || !DocumentPasteEdit || !DocumentDropOrPasteEditKind) return;
  const kind = DocumentDropOrPasteEditKind.Text.append('resolute', 'references');
  context.subscriptions.push(languages.registerDocumentPasteEditProvider(language, {
    prepareDocumentPaste(document, ranges, data) {
      const [range, another] = ranges;
      if (!range || another || range.isEmpty) return;
      const { start, end } = range;
      const copied: Copied = { uri: document.uri.toString(), start, end, text: document.getText(range) };
      data.set(mime, new vscode.DataTransferItem(JSON.stringify(copied)));
    },
    async provideDocumentPasteEdits(document, _, data) {
      const item = data.get(mime);
      if (!item) return undefined;
      const copied = JSON.parse(await item.asString()) as Copied;
      const from = vscode.workspace.textDocuments.find((d) => d.uri.toString() === copied.uri);
      if (!from || from === document) return undefined;
      const { uri } = server.named(from);
      const { text } = await server.about<{ text: string | null }>('resolute/paste', document, { from: { uri, range: { start: copied.start, end: copied.end } }, text: copied.text });
      return text === null ? undefined : [new DocumentPasteEdit(text, vscode.l10n.t('Paste with references to the other resolution'), kind)];
    },
  }, { providedPasteEditKinds: [kind], copyMimeTypes: [mime], pasteMimeTypes: [mime] }));
}
