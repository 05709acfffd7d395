// The words that make dates a request for time, and those that make them something else.

/** A whole mail of these kinds asks nobody for time. */
export const NEVER_ASKS =
  /\b(?:out of (?:the )?office|automatic reply|gift cards?|unsubscribe from this list|no reply needed|has been cancell?ed|(?:has )?(?:tentatively )?(?:accepted|declined) (?:this|your|the) (?:meeting|invitation|event)|will not take place|this firm represents|subpoena|notice of representation|on or off the record|your side)\b/i;

export const BARE_CALL = /^[ \t]{0,8}(?:please |pls )?(?:call|phone|ring) me\b/im;

/** Patients and families arrange care, not the physician's calendar. */
export const CARE_WORDS =
  /\b(?:my (?:appointment|appt|surgery|incision|visit|ride|2 week|two week|wife|husband|mom|mother|dad|father|son|daughter)|incision|refills?|portal|pills?|fever|stitches|follow[- ]?up|second opinion|mychart|cita|operaci[oó]n|cirug[ií]a|bypass with you|do we wait|does this look|prescription|clinic line|billing|statement)\b/i;

export const IN_PERSON =
  /\b(?:in person|my office|your office|his office|her office|ur office|at your desk|conference room|room [A-Z0-9]\b|same room|simulation center|lunch|dinner|breakfast|coffee|tour|site visit|walk-?through|lobby|auditorium|come (?:to|down|by)|stop by|sit down|fingerprint\w*|in front of me|grand rounds|lecture|at (?:the )?(?:lakeside )?club|white coat|face to face|en persona|sandwiches)\b/i;
export const BY_VIDEO =
  /\b(?:zoom|teams|video|webex|google meet|videollamada|videoconferencia|skype)\b/i;
export const BY_PHONE =
  /\b(?:by phone|phone (?:call|then)|on the phone|telephone|call me|a (?:quick |short |brief )?call|dial|peer[- ]to[- ]peer|on the line|phone consultation|por tel[eé]fono|ll[aá]m(?:ame|eme)|sign-out [^.]{0,20}by phone|direct number)\b/i;

/** "In person or by video": both are fine. */
export const EITHER_WAY =
  /\b(?:(?:in person|face to face|your office|my office)(?:,)? or (?:by |on |over |via )?(?:zoom|teams|video|webex|phone)|(?:by |on |over |via )?(?:zoom|teams|video|webex|phone)(?:,)? or (?:in person|face to face|at your office|your office|my office)|(?:phone|telephone) or (?:zoom|teams|video)|(?:zoom|teams|video) or (?:by )?(?:phone|telephone))\b/i;

/** Others who listen from elsewhere: "our team can join by phone". */
export const OTHERS_JOIN =
  /\b(?:can|could|will|would|may) (?:also )?(?:join|dial in|listen in)(?: us| in)? (?:by|on|via|over) (?:zoom|teams|video|webex|the phone|phone)\b/gi;

/** Mails of these kinds ask for nothing, whatever times stand in them; looked for in the subject. */
export const SETTLED =
  /^\s*(?:(?:re|fwd?)\s*:\s*)*(?:accepted|declined|tentative(?:ly accepted)?|cancell?ed|cancell?ation|automatic reply|auto(?:matic)?[- ]?reply|out of office|respuesta autom[aá]tica|aceptad[ao]|cancelad[ao]|undeliverable|hold confirmed|confirmed)\b\s*[:-]/i;

/** An opposing party, whom nobody answers. */
export const OPPOSING =
  /\b(?:we|i|this firm|our firm|this office|firm) represents? (?:the )?(?:plaintiffs?|estate|family|patient|claimant|decedent|mr|mrs|ms)\b|\bcounsel for (?:the )?(?:plaintiffs?|estate|claimant)\b|\b(?:plaintiff'?s?) (?:counsel|attorney)s?\b.{0,40}\bhere\b/i;

/** Groups of words that say the same of a time that stands beside them. */
export type AskConcept = 'event' | 'asking' | 'duty' | 'deadline' | 'care' | 'place';

const CONCEPT_WORDS: Readonly<Record<AskConcept, string>> = {
  event:
    'meeting meet meetings call zoom teams webex video videollamada videoconferencia phone lunch dinner breakfast brunch supper coffee drinks reception banquet gala lecture lectures talk talks speak speaker keynote address grand rounds panel roundtable symposium session workshop webinar podcast interview interviews interviewed taping tape segment studio viva thesis defence defense opponent deposition testimony testify prep preparation signing signature notary closing retreat assembly ceremony party birthday wedding baptism funeral memorial graduation luncheon tour visit huddle one-on-one 1:1 sync check-in chat conversation word consultation demo demonstration class course training fitting screening exam fingerprinting fingerprints photo headshot shoot viewing walkthrough debrief council committee board steering quorum moderator moderate debate rehearsal cena comida almuerzo desayuno charla conferencia ponencia reunión reunion llamada ensayo entrevista firma bautizo boda misa barbacoa fiesta cumpleaños visita taller sesión sesion clase curso mole homenaje inauguración',
  asking:
    'could can would may might shall will free available availability work works working suit suits convenient possible steal grab borrow spare squeeze need needs want wants love like wonder wondering invite invited invitation invites propose proposing proposed pick choose prefer accept join attend come pencil calendar book hold schedule reschedule slot slots open opening openings options minutes hour count voluntold podría podrías puede puedes podemos quisiera quisiéramos gustaría parece invitar invitarle invitarla agenda disponible disponibilidad convendría vendría bien acompañarnos confirmar confirmas',
  duty: 'call backup coverage cover covers covering swap swapped trade shift shifts weekend overnight nights block blocks released release clinic template template or room rooms amion qgenda maintenance downtime outage impact closed closes closure flight flights departs departure arrives arrival train hotel check-in itinerary incision surgery operated admitted discharged discharge dose started restarted scheduled case cases grid intraop turno guardia vuelo',
  deadline:
    'due deadline expires expire expiring submit return file upload complete register registration rsvp answer reply send sign closes lapses renew renewal payment pay invoice plazo límite entregar enviar',
  care: 'appointment appt my mom dad son daughter husband wife mother father pills refill fever wound incision cita operación cirugía mamá papá hijo hija',
  place:
    'office lobby library lounge cafeteria room auditorium hall club restaurant house ranch church gym atrium studio desk campus shack building suite bistro grill diner oficina casa salón sala iglesia hotel',
};

/** The concept of a word, if it has one; the first group that lists it wins. */
export const CONCEPT_OF: ReadonlyMap<string, AskConcept> = new Map(
  (['event', 'asking', 'duty', 'deadline', 'care', 'place'] as const)
    .flatMap((concept) =>
      CONCEPT_WORDS[concept].split(' ').map((word): [string, AskConcept] => [word, concept]),
    )
    .reverse(),
);
