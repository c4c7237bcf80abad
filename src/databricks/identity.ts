/** `Identity` over HTTP: who we are (serving-api 1.8). */
import { z } from 'zod';
import type { Identity, Principal } from '../ports/databricks.js';
import type { Http } from './http.js';
import { listOf, maybe, readReply, text } from './replies.js';

const applicationId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const meSchema = z
  .object({
    userName: text,
    displayName: maybe(text),
    groups: listOf(z.object({ display: maybe(text) })),
  })
  .transform(
    ({ userName, displayName, groups }): Principal => ({
      userName,
      ...(displayName === undefined ? {} : { displayName }),
      groups: groups.flatMap(({ display }) => (display === undefined ? [] : [display])),
      // SCIM has no word for it: a service principal's user name is its application id.
      servicePrincipal: applicationId.test(userName),
    }),
  );

/** Makes the adapter on an open door. */
export function createIdentity(http: Http): Identity {
  return {
    async me() {
      const reply = await http.request({
        method: 'GET',
        path: '/api/2.0/preview/scim/v2/Me',
        attempted: 'find out who signs in at',
        target: http.host,
        needs: 'access to the workspace',
      });
      return readReply(reply, meSchema);
    },
  };
}
