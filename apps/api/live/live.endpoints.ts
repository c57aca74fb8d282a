// The stream of live hints, as a row of the endpoint table.
import { roles } from '@relais/contracts';
import { endpoint } from '../http/endpoint';

export const streamHints = endpoint({
  method: 'GET',
  path: '/v1/stream',
  name: 'streamHints',
  tag: 'live',
  summary: 'Hints that cases changed, as server-sent events; read again what is shown',
  scope: 'escalations:read',
  access: {
    about: 'cases',
    roles,
    partners: true,
    machines: true,
    because: 'Hints hold an id and a version, and only of cases that the reader may see.',
  },
  acting: 'optional',
  keyed: false,
  answers: {
    200: {
      description:
        'Events without end. `hint`, data `{"id","version"}`: the case changed; read it again, also under a version you know (a clock may have moved ' +
        'it). `resync`, data `{}`: hints may have been missed, read everything shown again; the first event of every stream, so `Last-Event-ID` is not ' +
        'needed and not read. A comment every 15 seconds shows that the stream lives. A stream ends after 10 to 15 minutes, when its reader is too ' +
        'slow, and at a restart: connect again. The acting person gets hints of the cases they may see; without one, the key gets all of its organisation.',
      mediaType: 'text/event-stream',
    },
  },
  problems: ['too_many_requests'],
});
