// Bundles the extension for both hosts: Node (desktop, remote) and a browser's worker.
import { build } from 'esbuild';

const common = { bundle: true, format: 'cjs', external: ['vscode'], minify: true, target: 'es2022', legalComments: 'none', logLevel: 'warning' };
await Promise.all([
  build({ ...common, entryPoints: ['src/node.ts'], platform: 'node', outfile: 'dist/node.js' }),
  build({ ...common, entryPoints: ['src/browser.ts'], platform: 'browser', outfile: 'dist/browser.js', mainFields: ['browser', 'module', 'main'] }),
]);
