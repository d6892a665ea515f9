// Files for a server that has no file system: it asks through a port, and the
// editor's file systems answer. To the server every document is a file,
// file:///SCHEME/AUTHORITY/PATH, so that it finds settings in the folders above one.
import * as vscode from 'vscode';

const none = '-'; // for an empty authority

export function toServer(uri: vscode.Uri): string {
  if (uri.scheme === 'untitled') return uri.toString();
  return vscode.Uri.from({ scheme: 'file', path: `/${uri.scheme}/${encodeURIComponent(uri.authority || none)}${uri.path}` }).toString();
}

export function toEditor(theirs: string): vscode.Uri {
  const uri = vscode.Uri.parse(theirs);
  return uri.scheme === 'file' && ofPath(uri.path) || uri;
}

function ofPath(path: string): vscode.Uri | undefined {
  const [, scheme, authority, ...rest] = path.split('/');
  if (!scheme || authority === undefined) return undefined;
  const name = decodeURIComponent(authority);
  return vscode.Uri.from({ scheme, authority: name === none ? '' : name, path: '/' + rest.join('/') });
}

interface Question { id: number; op: 'stat' | 'read' | 'list'; path: string }

/** answerFiles answers what is asked at the other end of a port. */
export function answerFiles(port: MessagePort): void {
  port.onmessage = async ({ data: { id, op, path } }: MessageEvent<Question>) => {
    try {
      port.postMessage({ id, result: await answer(op, path) });
    } catch {
      port.postMessage({ id, error: 'ENOENT' });
    }
  };
}

async function answer(op: Question['op'], path: string): Promise<unknown> {
  const uri = ofPath(path);
  if (!uri) throw vscode.FileSystemError.FileNotFound();
  const { fs } = vscode.workspace;
  switch (op) {
    case 'stat': {
      const { type, size, mtime } = await fs.stat(uri);
      return { directory: (type & vscode.FileType.Directory) !== 0, size, mtime };
    }
    case 'read': return fs.readFile(uri);
    case 'list': return (await fs.readDirectory(uri)).map(([name]) => name);
  }
}
