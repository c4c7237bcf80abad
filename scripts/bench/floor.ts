/**
 * The least that a plan could take: the same reads in as many lanes, and nothing done with the answers. Arguments: file
 * with the paths as JSON, host, token, lanes.
 */
import { readFileSync } from 'node:fs';
import { Agent } from 'undici';

const [file = '', host = '', token = '', lanes = '8'] = process.argv.slice(2);
const paths = JSON.parse(readFileSync(file, 'utf8')) as string[];
const agent = new Agent({ connections: Number(lanes) });
const waiting = paths.values();

async function lane(): Promise<void> {
  for (const path of waiting) {
    const { statusCode, body } = await agent.request({ origin: host, path, method: 'GET', headers: { authorization: `Bearer ${token}` } });
    await body.text();
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`);
  }
}

await Promise.all(Array.from({ length: Number(lanes) }, lane));
await agent.close();
