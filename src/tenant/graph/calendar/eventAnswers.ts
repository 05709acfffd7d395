// Graph's operations by which attendees answer an event and its organizer cancels it.
import { graphInstant, nowInstant } from '../../time/zonedTimes';
import type { EventDoc, StoredEvent } from '../../calendar/eventDoc';
import type { TenantWorld } from '../../tenantWorld';
import { badRequest, notImplemented } from '../graphError';
import { isObject } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import type { Refusal, Route } from '../routes';
import { API, eventOf, NO_EVENT, READ_ONLY, WRITES } from './calendarOf';
import { exceptionFor, removeAppointment } from './seriesChanges';

const ANSWERS = {
  accept: { response: 'accepted', showAs: 'busy' },
  tentativelyAccept: { response: 'tentativelyAccepted', showAs: 'tentative' },
  decline: { response: 'declined', showAs: 'free' },
} as const;
type Answer = keyof typeof ANSWERS;

const BAD_ANSWER: readonly Refusal[] = [
  {
    status: 400,
    code: 'ErrorInvalidRequest',
    when: 'by the organizer, or where no response was asked',
  },
  {
    status: 400,
    code: 'ErrorInvalidParameter',
    when: 'a comment or another time without a response, another time where none may be proposed',
  },
];

export function answerRoutes(world: TenantWorld, path: string): Route[] {
  const acting = { method: 'POST', needs: WRITES };
  return [
    ...(Object.keys(ANSWERS) as Answer[]).map((answer): Route => ({
      ...acting,
      path: `${path}/:event/${answer}`,
      source: `${API}/event-${answer.toLowerCase()}`,
      refuses: [READ_ONLY, NO_EVENT, ...BAD_ANSWER],
      test: 'calendarAnswers.test.ts › $answer is kept and told to the organizer',
      answer: (request) => answerEvent(world, request, answer),
    })),
    {
      ...acting,
      path: `${path}/:event/cancel`,
      source: `${API}/event-cancel`,
      refuses: [
        READ_ONLY,
        NO_EVENT,
        { status: 400, code: 'ErrorInvalidRequest', when: 'by an attendee' },
      ],
      test: 'calendarAnswers.test.ts › the organizer cancels, and the attendees are told',
      answer: (request) => cancelEvent(world, request),
    },
  ];
}

function answerEvent(world: TenantWorld, request: GraphRequest, answer: Answer): GraphReply {
  world.store.together(() => {
    const found = eventOf(world, request, 'edit');
    const { event, occurrenceDay } = found.appointment;
    const { sends, comment } = readAnswer(event.doc, bodyOf(request), answer);
    if (sends) {
      world.calendar.recordMessage(
        'response',
        event,
        request.caller.person.key,
        [event.doc.organizer.emailAddress.address],
        comment,
      );
    }
    if (answer === 'decline') {
      removeAppointment(world, found.appointment);
      return;
    }
    const kept =
      occurrenceDay === null ? event : exceptionFor(world, found.appointment, occurrenceDay);
    world.calendar.change(kept, answered(kept, found.owner.mail, answer));
  });
  return { status: 202 };
}

function answered(event: StoredEvent, mail: string, answer: Answer): EventDoc {
  const { response, showAs } = ANSWERS[answer];
  const status = { response, time: graphInstant(nowInstant()) };
  return {
    ...event.doc,
    showAs,
    responseStatus: status,
    attendees: event.doc.attendees.map((attendee) =>
      attendee.emailAddress.address.toLowerCase() === mail.toLowerCase()
        ? { ...attendee, status }
        : attendee,
    ),
  };
}

/** What goes back to the organizer; refuses as the pages of accept, decline and tentativelyAccept say. */
function readAnswer(
  doc: EventDoc,
  body: JsonObject,
  answer: Answer,
): { readonly sends: boolean; readonly comment: string } {
  const sends = body['sendresponse'] !== false;
  const comment = typeof body['comment'] === 'string' ? body['comment'] : '';
  const proposed = body['proposednewtime'];
  if (doc.isOrganizer) {
    throw badRequest(
      "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
      'ErrorInvalidRequest',
    );
  }
  if (sends && !doc.responseRequested) {
    throw badRequest(
      "Your request can't be completed. The meeting organizer hasn't requested a response.",
      'ErrorInvalidRequest',
    );
  }
  if (!sends && comment !== '') {
    throw badRequest(
      "'SendResponse' must be true when 'Comment' is not null.",
      'ErrorInvalidParameter',
    );
  }
  if (isObject(proposed) && answer === 'accept') {
    throw badRequest(
      "The parameter 'proposedNewTime' in the request payload is not a valid parameter for the operation 'accept'.",
      'ErrorInvalidParameter',
    );
  }
  if (isObject(proposed) && (!sends || !doc.allowNewTimeProposals)) {
    throw badRequest(
      'A new time can be proposed only with a response, and where the organizer allows it.',
      'ErrorInvalidParameter',
    );
  }
  return { sends, comment };
}

function cancelEvent(world: TenantWorld, request: GraphRequest): GraphReply {
  world.store.together(() => {
    const { appointment } = eventOf(world, request, 'edit');
    const { event } = appointment;
    if (!event.doc.isOrganizer) {
      throw badRequest(
        "Your request can't be completed. You need to be an organizer to cancel a meeting.",
        'ErrorInvalidRequest',
      );
    }
    const attendees = event.doc.attendees.map((attendee) => attendee.emailAddress.address);
    if (attendees.length === 0) {
      throw notImplemented('the cancellation of an event without attendees');
    }
    const comment = bodyOf(request)['comment'];
    world.calendar.recordMessage(
      'cancellation',
      event,
      request.caller.person.key,
      attendees,
      typeof comment === 'string' ? comment : '',
    );
    removeAppointment(world, appointment);
  });
  return { status: 202 };
}

/** Graph takes action parameters in either case: `SendResponse` as the metadata says, `sendResponse` as everybody writes. */
function bodyOf(request: GraphRequest): JsonObject {
  return isObject(request.body)
    ? Object.fromEntries(
        Object.entries(request.body).map(([name, value]) => [name.toLowerCase(), value]),
      )
    : {};
}
