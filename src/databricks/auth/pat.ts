import type { AuthMethod } from './credentials.js';

/** A personal access token, or any ready-made bearer token. Nothing is known of its expiry; it cannot be renewed. */
export const pat: AuthMethod = {
  name: 'pat',
  needs: ['token'],
  create(settings, context) {
    const token = settings.token ?? '';
    context.addSecret(token);
    return {
      type: 'pat',
      headers: () => Promise.resolve({ authorization: `Bearer ${token}` }),
      drop: () => false,
    };
  },
};
