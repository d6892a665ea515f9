// Makes dist/index.html, one file that is the whole page, and dist/LICENSES.txt.
//
// usage: node build.mjs
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';
import { returns } from './src/returns.js';

process.chdir(import.meta.dirname);
const read = (path) => readFileSync(path, 'utf8');

async function bundle(entry) {
  const { outputFiles: [file], metafile } = await build({
    entryPoints: [entry], bundle: true, write: false, format: 'iife', target: 'es2022', legalComments: 'none', metafile: true,
    alias: { marked: './src/markdown.js' },
  });
  for (const path of Object.keys(metafile.inputs)) {
    const found = path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (found) bundled.add(found[1]);
  }
  return small(file.text);
}

// What esbuild makes smaller terser makes 3 % smaller still.
async function small(code) {
  return (await minify(code, { ecma: 2022, compress: { passes: 2 } })).code;
}

const bundled = new Set();
const main = await bundle('src/main.js');
const unpack = await bundle('src/unpack.js');
const style = (await build({ entryPoints: ['src/style.css'], minify: true, write: false })).outputFiles[0].text.trim();

const wasm = '../wasm/dist/resolute.wasm';
const module = readFileSync(wasm);
const told = through(returns(false), [module]);
// As the page has it back: in pieces.
if (!through(returns(true), pieces(told, 65_521)).equals(module)) throw new Error('src/returns.js does not give the module back');
// Code and data are packed apart, each in its own way, which makes them 8 kB smaller.
const xz = (input, way) => execFileSync('xz', ['--format=xz', '--check=crc32', `--lzma2=preset=9e,${way},nice=273,depth=1000`, '-c'], { input, maxBuffer: 1 << 28 });
const cut = dataOf(module);
const code = xz(told.subarray(0, cut), 'lc=4,pb=0');
const length = Buffer.alloc(4);
length.writeUInt32LE(code.length);
const packed = Buffer.concat([length, code, xz(told.subarray(cut), 'lc=3,pb=3')]);

// A script of the page may not hold its own end.
const inline = (code) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const scripts = { MAIN: inline(main), BOOT: 'resolute()' };
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
// The editor makes styles of its own as it runs; they carry this.
const nonce = 'editor';
const policy = [
  "default-src 'none'", "connect-src 'none'", "img-src data:", "worker-src blob:", "base-uri 'none'", "form-action 'none'",
  `script-src ${Object.values(scripts).map(hash).join(' ')} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)} 'nonce-${nonce}'`,
].join('; ');

const parts = {
  ...scripts, CSP: policy, STYLE: style, NONCE: nonce,
  WORKER: inline(unpack + await small(read('../wasm/dist/worker.js'))),
  MODULE: packed.toString('base64'),
};
const page = read('src/index.html').replace(/@([A-Z]+)@/g, (_, name) => parts[name]);

const licences = [...bundled].sort().map((name) => {
  const dir = `node_modules/${name}`;
  const { version, license } = JSON.parse(read(`${dir}/package.json`));
  const file = readdirSync(dir).find((f) => /^licen[cs]e/i.test(f));
  return `${name} ${version} (${license})\n\n${file ? read(`${dir}/${file}`).trim() : ''}\n`;
});

mkdirSync('dist', { recursive: true });
writeFileSync('dist/index.html', page);
writeFileSync('dist/LICENSES.txt', `What this page is made of, besides Resolute (Apache-2.0).\n\n${[...licences, ...goLicences()].join(`\n${'-'.repeat(72)}\n\n`)}`);
const zipped = gzipSync(page, { level: 9 }).length;
console.log(`dist/index.html: ${page.length} bytes, ${zipped} compressed; of these the server ${packed.length}`);

function through(f, all) { return Buffer.concat([...all.map((piece) => f(piece)), f()]); }

function pieces(bytes, size) { return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size)); }

/** Where the section of the data begins, the last one: each has its number, its length in LEB128, and that many bytes. */
function dataOf(module) {
  for (let at = 8; ;) {
    if (module[at] === 11) return at;
    let length = 0, shift = 0, byte = 0x80;
    for (at++; byte & 0x80; shift += 7) length += ((byte = module[at++]) & 0x7f) * 2 ** shift;
    at += length;
  }
}

/** The modules that are compiled into the server, and Go's own library. */
function goLicences() {
  const env = { ...process.env, GOOS: 'js', GOARCH: 'wasm' };
  const lines = execFileSync('go', ['list', '-deps', '-f', '{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}', './cmd/resolute-wasm'], { cwd: '../..', env, encoding: 'utf8' });
  const modules = [...new Set(lines.trim().split('\n'))].map((line) => line.split('\t'));
  const root = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  modules.push(['The word list: SCOWL', '', '../../internal/lexicon']);
  modules.push(['The Go library', execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).trim(), root]);
  return modules.map(([path, version, dir]) => {
    const file = existsSync(dir) && readdirSync(dir).find((f) => /^licen[cs]e|^SCOWL-COPYRIGHT/i.test(f));
    return `${path} ${version}\n\n${file ? read(`${dir}/${file}`).trim() : ''}\n`;
  });
}
