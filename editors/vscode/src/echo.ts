/** Lines are those that an editor shows, first and last, from 0. */
export interface Lines { first: number; last: number }

// patience is for how long, in ms, an editor may take to come to where it is sent.
const patience = 400;

/**
 * Echo tells an editor's own scrolling from that which the preview asked it for. An
 * editor that is sent to a line says once what it shows then, or nothing where it shows
 * that already, and never for whom it has moved.
 */
export class Echo {
  private sent: { line: number; at: number }[] = [];

  /** send is told when the editor is sent to a line. */
  send(line: number, now: number): void { this.sent.push({ line, at: now }); }

  /** hears tells whether what an editor shows now is what it was sent to. */
  hears({ first, last }: Lines, now: number): boolean {
    this.sent = this.sent.filter(({ at }) => now - at < patience);
    const waited = this.sent.length > 0;
    // The oldest: what was asked for later is still to come.
    const i = this.sent.findIndex(({ line }) => first <= line && line <= last);
    this.sent.splice(0, i + 1);
    return waited;
  }
}
