/** Room for the description of a commit status or a deployment. */
const shortTextLimit = 140;

/** One line of at most so many characters, cut behind a word. Emoji and the like are left out: GitHub refuses them here (422). */
export function shorten(text: string, limit = shortTextLimit): string {
  const line = text.replace(/[\u{10000}-\u{10ffff}]/gu, '').replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  if (characters.length <= limit) return line;
  const room = characters.slice(0, limit - 1).join('');
  const cutsWord = characters[limit - 1] !== ' ';
  const end = cutsWord ? room.lastIndexOf(' ') : room.length;
  // A single long word is cut where it stands.
  return `${room.slice(0, end > limit / 2 ? end : room.length).replace(/[\s,;:–-]+$/, '')}…`;
}
