import { ApiError } from '../errors.js';
import type { GitHubApi } from './api.js';

/** Takes a comment away; resolves also when it was gone already. */
export async function removeComment(api: GitHubApi, id: number): Promise<void> {
  try {
    await api.send({
      method: 'DELETE',
      path: '/repos/{owner}/{repo}/issues/comments/{id}',
      parameters: { id },
      attempted: 'remove',
      target: `comment ${id}`,
      needs: 'pull-requests: write',
    });
  } catch (error) {
    if (!(error instanceof ApiError && error.call.status === 404)) throw error;
  }
}
