// Files in and out. A text goes out with the line ends and the mark at its
// beginning that it came with.

/** Reads a file as a draft: { name, text, lineEnd, mark }, or throws what a person should know. */
export async function readDraft(file) {
  if (/\.(docx?|pdf|odt|rtf)$/i.test(file.name)) {
    throw new Error(`${file.name} is no plain text: save it as text first`);
  }
  if (file.size > 16 << 20) throw new Error(`${file.name} is larger than 16 MB`);
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Error(`${file.name} is not in UTF-8: save it as UTF-8 first`);
  }
  const mark = text.startsWith('\uFEFF');
  if (mark) text = text.slice(1);
  return { name: file.name, text, lineEnd: /\r\n/.test(text) ? '\r\n' : '\n', mark };
}

/** Saves a draft where the person says, or among the downloads where the browser does not ask. Resolves to whether it was saved. */
export async function saveDraft({ name, text, lineEnd, mark }) {
  const blob = new Blob([(mark ? '\uFEFF' : '') + text.replaceAll('\n', lineEnd)], { type: 'text/plain;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  return true;
}

/** Calls take(file) for a file that is dropped anywhere on the page, and shows where it would go. */
export function acceptDrops(target, take) {
  const hasFile = (event) => event.dataTransfer?.types.includes('Files');
  let depth = 0;
  const shown = () => document.body.classList.toggle('dropping', depth > 0);
  target.addEventListener('dragenter', (event) => { if (hasFile(event)) { depth++; shown(); event.preventDefault(); } });
  target.addEventListener('dragleave', (event) => { if (hasFile(event)) { depth--; shown(); } });
  target.addEventListener('dragover', (event) => { if (hasFile(event)) event.preventDefault(); });
  target.addEventListener('drop', (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    event.stopPropagation();
    depth = 0;
    shown();
    if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
  }, true);
}
