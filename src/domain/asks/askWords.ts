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

export const SERIES =
  /\b(?:every(?: other)?|weekly|biweekly|monthly|recurring|standing|cada|todos los)\b/i;

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
