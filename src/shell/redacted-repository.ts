import type { Repository } from '../commands/story.js';
import type { Redactor } from './redactor.js';

/** GitHub as the stories see it, with every text redacted on its way there. */
export function redactedRepository(repository: Repository, redactor: Redactor): Repository {
  const { comments, deployments, issues, statuses } = repository;
  const clean = (text: string): string => redactor.redact(text);
  return {
    ...repository,
    comments: {
      find: (...where) => comments.find(...where),
      withStatus: (...where) => comments.withStatus(...where),
      create: (pull, body) => comments.create(pull, clean(body)),
      update: (id, body) => comments.update(id, clean(body)),
      remove: (id) => comments.remove(id),
    },
    statuses: { set: (status) => statuses.set({ ...status, description: clean(status.description) }) },
    deployments: {
      ...deployments,
      create: (deployment) => deployments.create({ ...deployment, description: clean(deployment.description) }),
      setState: (id, status) => deployments.setState(id, { ...status, description: clean(status.description) }),
    },
    issues: {
      find: (...where) => issues.find(...where),
      create: (title, body) => issues.create(clean(title), clean(body)),
      update: (number, title, body, state) => issues.update(number, clean(title), clean(body), state),
      comment: (number, body) => issues.comment(number, clean(body)),
    },
  };
}
