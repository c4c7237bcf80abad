export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

export type Paint = (style: Style, text: string) => string;

const codes: Record<Style, number> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 };

export function createPaint(color: boolean): Paint {
  return (style, text) => (color && text !== '' ? `\u001b[${codes[style]}m${text}\u001b[0m` : text);
}

/** As terminals and CI systems agree on it: NO_COLOR wins, FORCE_COLOR asks for it, else it is for people only. */
export function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  if ((env['FORCE_COLOR'] ?? '') !== '') return env['FORCE_COLOR'] !== '0';
  return isTerminal;
}

/** Text without what a terminal would obey. */
export function plain(text: string): string {
  // eslint-disable-next-line no-control-regex -- removing control characters is the point
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

// eslint-disable-next-line no-control-regex -- colours take no room on the screen
const colour = /\u001b\[\d+m/g;

/** Columns that a text takes; near enough for the few wide signs in reports. */
export function widthOf(text: string): number {
  const columns = (sign: string): number => (/[\ufe0f\u200b\u200d]/.test(sign) ? 0 : /\p{Emoji_Presentation}/u.test(sign) ? 2 : 1);
  return Array.from(text.replace(colour, ''), columns).reduce((sum, width) => sum + width, 0);
}

/** Breaks at spaces so that no line is wider than `width`, where that is possible. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    for (const word of line.split(' ')) {
      if (current !== '' && widthOf(current) + 1 + widthOf(word) > width) {
        lines.push(current);
        current = word;
      } else current = current === '' ? word : `${current} ${word}`;
    }
    return [...lines, current];
  });
}
