const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The origin of a workspace's URL, or what is wrong with it. `http` is for loopback only. */
export function readHost(text: string): { origin?: string; error?: string } {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { error: `\`host\` must be the URL of a workspace, such as \`https://adb-1.2.azuredatabricks.net\`.` };
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
    return { error: '`host` must start with `https://`.' };
  }
  if (url.username !== '' || url.password !== '') return { error: '`host` must not hold a user name or password.' };
  // `?o=` is the workspace id that browsers show in the address.
  const extra = (url.pathname !== '/' && url.pathname !== '') || url.hash !== '' || !/^(\?o=\d+)?$/.test(url.search);
  return extra ? { error: `\`host\` must be a host alone: \`${url.origin}\`.` } : { origin: url.origin };
}
