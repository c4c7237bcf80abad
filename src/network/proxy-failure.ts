/** The way to the proxy, or the proxy's own answer, is what failed: nothing has reached the service. */
export class ProxyFailure extends Error {
  constructor(
    /** Without credentials. */
    readonly proxy: string,
    /** What the proxy answered; absent where it did not. */
    readonly status?: number,
    cause?: unknown,
  ) {
    super(status === undefined ? `no connection to the proxy ${proxy}` : `the proxy ${proxy} answered ${status}`, { cause });
    this.name = 'ProxyFailure';
  }
}
