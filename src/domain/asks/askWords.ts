// The words that make dates a request for time, and those that make them something else.

/** Somebody would like to be with the physician, in whatever way. */
export const WANTS_TIME =
  /\b(?:meet(?:ing)?|met up|sit down|get together|call me|give me a call|quick (?:call|word|chat|huddle|sync)|(?:phone|video|zoom|teams) (?:call|meeting)|by (?:phone|zoom|teams|video)|on (?:zoom|teams|the phone)|talk (?:it|this|that|to|with|through|about)|happy to talk|to talk|speak (?:to|with)|chat|conversation|consultation|huddle|lunch|dinner|breakfast|coffee|lecture|grand rounds|viva|interview|panel|prep|tour|site visit|walk-?through|av check|class(?:es)?|seats?|appointment for|one-on-one|1:1|session|segment|tape|task force|council|invitation|invite|poll|sign pages|signing|wet ink|sign-out|your time|minutes (?:with|of your)|hour (?:with|of your)|steal|slots?|videollamada|reuni[oó]n|llamada|platicar|juntarnos|vernos|would like \d+|needs? (?:an hour|half|\d+)|are you (?:free|available)|i'?m free|i am free|is (?:free|open|available)|free (?:on|at|tomorrow|thursday|monday|tuesday|wednesday|friday)|available|could (?:you|we|i) (?:do|meet|grab|have|get|find)|can (?:you|u|we) (?:do|meet|take|join|make)|(?:would|does|do|will) [^.?\n]{0,40}(?:suit|work)|suit you|which one works|le parece bien|pick (?:any|one|a|your)|still work|fingerprint\w*|takes \d+ minutes|accept or propose|join us)\b/i;

/** Duty, travel, notices and rooms: dates here are no invitation. */
export const OTHER_TIMES =
  /\b(?:attending call|backup|post-?call|on call|my call|call (?:weekend|week|night)|covers?|coverage|swap(?:ped)?|trade|shift|weekend grid|first starts?|add-ons?|block|released?|case request|clinic (?:tomorrow|is|will|starts)|template|becomes|every other week|flight|depart(?:s|ure)?|arrives?|check-?in|check-?out|guest|rate|fares?|ticket|lands|nonstop|itinerary|maintenance|impact|restarted|closed?|closing|closes|closure|dose|refills?|incision|surgery|operated|admitted|discharged?|dob|born|pills?|mrn|credits?|expires?|expiring|approval|portal|reports?|invoice|registration|rooms are|early[- ]bird|published|deadline|due)\b/i;

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
