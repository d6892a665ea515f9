// What xz has for the code of processors (its filters BCJ), for WebAssembly as Go
// writes it. Before each call the place to return to is stored, a constant of five
// bytes that is nowhere else: 62,000 of them, which nothing can pack. As the difference
// to the one before nearly all of them are alike, and what is packed is 6 % smaller.

const size = 9; // i64.const, five bytes of LEB128, i64.store with its alignment and offset
const span = 2 ** 35; // numbers of five bytes of LEB128

/**
 * Returns a function that takes a module's bytes piece by piece and gives them back with
 * their returns told as differences, or the other way about when back is true. Without a
 * piece it gives what it still held.
 */
export function returns(back) {
  let held = new Uint8Array(), last = 0;
  return (piece) => {
    const bytes = new Uint8Array(held.length + (piece?.length ?? 0));
    bytes.set(held);
    if (piece) bytes.set(piece, held.length);
    let at = bytes.indexOf(0x42);
    while (at >= 0 && at + size <= bytes.length) {
      if (isReturn(bytes, at)) {
        const told = number(bytes, at + 1);
        const other = (told + (back ? last : span - last)) % span;
        last = back ? other : told;
        put(bytes, at + 1, other);
        at += size;
      } else {
        at++;
      }
      at = bytes.indexOf(0x42, at);
    }
    const end = piece && at >= 0 ? at : bytes.length;
    held = bytes.slice(end);
    return bytes.subarray(0, end);
  };
}

function isReturn(b, i) {
  return b[i + 6] === 0x37 && b[i + 7] === 3 && b[i + 8] === 0 && b[i + 5] < 0x80 && (b[i + 1] & b[i + 2] & b[i + 3] & b[i + 4]) >= 0x80;
}

function number(b, i) { return (b[i] & 127) + (b[i + 1] & 127) * 2 ** 7 + (b[i + 2] & 127) * 2 ** 14 + (b[i + 3] & 127) * 2 ** 21 + b[i + 4] * 2 ** 28; }

function put(b, i, x) {
  for (let k = 0; k < 4; k++, x = Math.floor(x / 128)) b[i + k] = x % 128 | 128;
  b[i + 4] = x;
}
