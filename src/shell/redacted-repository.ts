import type { Repository } from '../commands/story.js';
import type { Redactor } from '../redactor.js';

/** GitHub as the stories see it, with every text redacted on its way there. */
export function redactedRepository(repository: Repository, redactor: Redactor): Repository {
  const { comments, deployments, issues, statuses } = repository;
  const clean = (text: string): string => redactor.redact(text);
  const cleanBody = (body: string): string => redactBody(body, redactor);
  return {
    ...repository,
    comments: {
      ...comments,
      create: (pull, body) => comments.create(pull, cleanBody(body)),
      update: (id, body) => comments.update(id, cleanBody(body)),
    },
    statuses: {
      ...statuses,
      set: (status) => statuses.set({ ...status, context: redactor.redactCredentials(status.context), description: clean(status.description) }),
    },
    deployments: {
      ...deployments,
      create: (deployment) => deployments.create({ ...deployment, description: clean(deployment.description), payload: cleanPayload(deployment.payload, redactor) }),
      setState: (id, status) => deployments.setState(id, { ...status, description: clean(status.description) }),
    },
    issues: {
      ...issues,
      create: (title, body) => issues.create(clean(title), cleanBody(body)),
      update: (number, title, body, state) => issues.update(number, clean(title), cleanBody(body), state),
      comment: (number, body) => issues.comment(number, cleanBody(body)),
    },
  };
}

/**
 * A comment or issue, redacted. Its hidden first line is read by later runs: a variable whose value is a word of it
 * (`planned`, the manifest's id) must not make an approval unreadable.
 */
export function redactBody(body: string, redactor: Redactor): string {
  const end = body.startsWith('<!--') ? `${body}\n`.indexOf('\n') : 0;
  return redactor.redactCredentials(body.slice(0, end)) + redactor.redact(body.slice(end));
}

/** What later runs compare: credentials have no place in it; all else stays as it is. */
function cleanPayload(payload: Record<string, unknown>, redactor: Redactor): Record<string, unknown> {
  return JSON.parse(redactor.redactCredentials(JSON.stringify(payload))) as Record<string, unknown>;
}
