/** Makes a screenshot small: 256 of its colours, the frequent and the most different ones, the rest as the nearest of them. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of 8 bits a channel, RGB or RGBA, not interlaced, as a PNG with a palette. Throws for other forms. */
export function withPalette(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const colours = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  const palette = choose(colours, counts);
  const indexes = new Map(colours.map((colour) => [colour, nearest(palette, colour)]));
  // One byte before each line: no filter, which is best for a palette.
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexes.get(pixels[y * width + x] ?? 0) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const parts = [chunk('IHDR', header), chunk('PLTE', table), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

function decode(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const data: Buffer[] = [];
  let header: Buffer = Buffer.alloc(0);
  for (let at = signature.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    const kind = png.toString('latin1', at + 4, at + 8);
    if (kind === 'IHDR') header = body;
    if (kind === 'IDAT') data.push(body);
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[header[9] ?? 0];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0) throw new Error('Only PNG files of 8 bits a channel, RGB or RGBA, are read.');
  const bytes = unfilter(inflateSync(Buffer.concat(data)), { lines: height, length: width * channels, step: channels });
  const pixels = new Uint32Array(width * height);
  for (let index = 0; index < pixels.length; index += 1) {
    const at = index * channels;
    pixels[index] = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  }
  return { width, height, pixels };
}

/** Undoes the filters of PNG (none, left, up, mean, Paeth), line by line. */
function unfilter(raw: Buffer, { lines, length, step }: { lines: number; length: number; step: number }): Buffer {
  const out = Buffer.alloc(lines * length);
  for (let line = 0; line < lines; line += 1) {
    const filter = raw[line * (length + 1)];
    for (let at = 0; at < length; at += 1) {
      const here = line * length + at;
      const left = at >= step ? (out[here - step] ?? 0) : 0;
      const up = line > 0 ? (out[here - length] ?? 0) : 0;
      const corner = at >= step && line > 0 ? (out[here - length - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[here] = ((raw[line * (length + 1) + 1 + at] ?? 0) + guess) & 255;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** One colour after the other: that which is frequent and far from all that are chosen, so that a small blue link stays blue. */
function choose(colours: readonly number[], counts: ReadonlyMap<number, number>): number[] {
  const palette: number[] = [];
  const left = colours.map((colour) => ({ colour, weight: Math.sqrt(counts.get(colour) ?? 0), far: Infinity }));
  let next = left[0];
  while (next !== undefined && palette.length < 256) {
    const { colour } = next;
    palette.push(colour);
    next = undefined;
    let most = 0;
    for (const one of left) {
      one.far = Math.min(one.far, distance(one.colour, colour));
      if (one.far * one.weight <= most) continue;
      most = one.far * one.weight;
      next = one;
    }
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  for (let index = 1; index < palette.length; index += 1) {
    if (distance(palette[index] ?? 0, colour) < distance(palette[best] ?? 0, colour)) best = index;
  }
  return best;
}

function distance(a: number, b: number): number {
  return ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
