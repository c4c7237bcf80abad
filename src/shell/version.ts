/** The version that user agents and `--version` tell; a test compares it with package.json. */
export const version = '0.1.0';
