// Tells a resolution from any other text by its first lines, on signs that other
// texts do not bear: a wrong guess would put findings into somebody's notes. The
// same signs as in editors/neovim/lua/resolute/detect.lua.

const lines = 100;
const enough = 3; // points that make a resolution

const organ = /Assembly|Council|Conference|Committee|Commission|Board|Parliament|Congress|Union/i;
const small = new Set(['of', 'the', 'on', 'for', 'and', 'in', 'to', 'th', 'st', 'nd', 'rd']);

const abroad = [
  'L’Assemblée générale,', "L'Assemblée générale,", 'Le Conseil de sécurité,', 'La Asamblea General,', 'El Consejo de Seguridad,',
  'Генеральная Ассамблея,', 'Совет Безопасности,', '大会，', '安全理事会，', 'Die Generalversammlung,', 'Der Sicherheitsrat,',
  'La Conférence de plénipotentiaires', 'La Conferencia de Plenipotenciarios',
];

const opener = new RegExp('^(?:recall|consider|not|recogni|reaffirm|affirm|welcom|express|emphasi|stress|bear|tak|acknowledg|concern|convinc|aware|guid|having|'
  + 'deeply|gravely|alarm|desir|mindful|resolv|decid|instruct|invit|request|urg|encourag|call|commend|appreciat|underlin|highlight|observ|remind|pursuant|'
  + 'acting|determin|condemn)', 'i');

const heading = /^(?:RESOLUTION \[?[A-Z]*[-./]?\d|Resolution \d+ \(\d{4}\)$|DRAFT RESOLUTION$|Draft resolution|\d{2}\/\d+\. [A-Z]|\d\/\d+\. [A-Z]|\d{4}\/\d+\. [A-Z]|WHA ?\d+\.\d+|EB\d+\.R\d+)/;

function isEnacting(line: string): boolean {
  if (abroad.some((a) => line.startsWith(a))) return true;
  if (line.length > 160 || !/^T[Hh][Ee] [A-Z]/.test(line) || !/[,)]$/.test(line)) return false;
  const name = line.replace(/\([^)]*\)/g, '').replace(/[,\s]+$/, '');
  if (/[.;:?!]/.test(name) || !organ.test(name)) return false;
  return [...name.matchAll(/(?<![\p{L}\d])\p{Ll}\p{L}*/gu)].every(([word]) => small.has(word)); // else a sentence, no name
}

/** isResolution tells whether a text, or its beginning, is a resolution. */
export function isResolution(text: string): boolean {
  const all = text.replace(/^\uFEFF/, '').split(/\r?\n/, lines + 1);
  let points = 0, seen = 0, whereas = false, resolved = false;
  const head = new Set<string>();
  for (const [n, raw] of all.slice(0, lines).entries()) {
    const line = raw.replace(/^[\s*_]+|[\s*_]+$/g, '');
    if (line === '') continue;
    seen++;
    if (isEnacting(line)) {
      points += (all[n + 1] ?? '').trim() === '' ? 3 : 2;
    } else if (seen <= 3 && heading.test(line)) {
      points += /^RESOLUTION .*\(.*\d{4}.*\)/.test(line) ? 3 : 2;
    } else if (/^whereas[,\s]/i.test(line)) {
      whereas = true;
    } else if (/^resolved[,\s]|^be it reso/i.test(line)) {
      resolved = true;
    } else if (seen <= 8 && /^[A-Z][A-Za-z -]+: /.test(line)) {
      head.add(line.slice(0, line.indexOf(':')).toLowerCase());
    } else if (points >= 2 && opener.test(line.replace(/^[\d.()\s]+/, '').replace(/^[*_]+/, ''))) {
      return true;
    }
    if (points >= enough) return true;
  }
  return whereas && resolved || (head.has('committee') || head.has('forum')) && (head.has('sponsors') || head.has('signatories') || head.has('question of'));
}
