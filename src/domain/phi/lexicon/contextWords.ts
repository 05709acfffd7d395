// The classes of words whose neighbourhood says whose a name, date or number is.

export const CLASSES = {
  relation: `dad mom mum mama papa mommy daddy mother father wife husband son daughter sister brother aunt uncle niece nephew cousin grandma
grandpa grandmother grandfather grandson granddaughter grandbaby granddad nana partner fiance fiancee spouse caregiver madre padre hijo hija
hermano hermana esposo esposa abuelo abuela abuelita abuelito nieto nieta marido mujer tio tia sobrina sobrino suegra suegro cunada stepson stepdaughter stepdad
stepmom twin twins kid kiddo baby bebe nino nina boy girl parent parents guardian foster widow widower family familia dads moms wifes husbands sons daughters sisters brothers mothers fathers hubby senora`,
  honorific: 'mr mrs ms miss mister sr sra srta don dona ma sir madam',
  doctor: 'dr dra doctor doctora prof professor drs',
  letters:
    'md do rn np phd pharmd dpt facs facc esq msn bsn aprn crna mph mba lcsw ccrc cpcs pa dnp lpn cpc msw jd cma pac crnp otr faaos fache faap cip bcps dds dmd mbbs rdcs chc cphrm',
  greeting:
    'hi hello dear hey hola estimado estimada good morning afternoon evening buenos buenas howdy greetings querida querido',
  thanks:
    'thanks thank gracias best regards sincerely cheers respectfully warmly saludos atentamente yours love blessings gratefully truly cordially abrazo',
  patient: `patient patients pt pts member subscriber insured claimant decedent guarantor beneficiary paciente client plaintiff enrollee infant newborn
toddler minor adolescent teen female male man woman gentleman lady guy kid pupil student donor subject dependent policyholder estate complainant employee worker injured deceased estate`,
  record:
    'mrn dob born birthdate birthday nacido nacida nacimiento nac chart age aged yo yr old id ssn medicaid medicare face sheet',
  role: `coordinator manager director nurse officer attorney adjuster chair president specialist scheduler assistant editor administrator
supervisor analyst secretary technician tech pharmacist resident fellow intern student navigator liaison representative rep agent broker recruiter
investigator caseworker paralegal counsel chief dean surgeon physician cardiologist hospitalist anesthesia partner colleague faculty author speaker keynote reporter
chaplain psw social worker buyer buyer executive ceo cfo cmo cno coo vp treasurer donor trustee principal examiner reviewer auditor notary clerk host organizer`,
  org: `hospital clinic health healthcare plan university college insurance inc llc llp corp company county center centre institute society association
foundation department dept office group medical school bank hotel airlines air inn pharmacy drug labs laboratory partners associates journal press conference
summit board committee council agency services systems solutions network fund trust church airport street road building tower hall room suite floor desk program award lecture fellowship`,
  seen: `admitted saw seen see sees operated discharged transferred scheduled referred consult consulted follow following treated treating underwent presented
examined evaluated intubated scoped plated nailed pinned booked canceled cancelled reschedule rescheduled moved died deceased expired passed fell delivered enrolled consented approved denied pended`,
  says: 'said says told asked wants called calls calling writes asks thinks knows mentioned emailed texted wrote sent faxed confirmed signed agreed joined joins reports runs leads meets',
  about: 'for on about re regarding of with sobre para de concerning ref',
  place:
    'in near from at outside lives live living vivimos vivo vive desde en around north south east west to town moved reside resides residing facility rehab snf nursing',
  month:
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  day: 'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun lunes martes miercoles jueves viernes sabado domingo today tomorrow tonight',
  self: 'my me i mi mine im ive id',
  their: 'his her hers him she he su sus their they them hes shes el ella',
  house: 'we us our you your yours team staff',
  care: `surgery operation procedure visit appointment appt cita clinic scan echo mri ct xray films biopsy admission discharge injury accident coverage
eligibility authorization auth referral claim denial admit service dos doi dod case consult followup post pre op admission cirugia operacion consulta incident event implant implanted device fill filled seen shift birth`,
  plans:
    'meeting lunch dinner call zoom teams webinar conference agenda due deadline by before until rsvp register reply submit slot slots available availability propose proposed either week expires renew renewal reminder noon registration abstract flight depart arrive checkin checkout invoice',
  phone:
    'call cell phone ph tel reach text mobile number cel celular telefono llame llamar home landline callback voicemail my',
  desk: 'office clinic desk ext extension main fax pharmacy line toll direct operator fx front pager helpdesk hotline provider option press questions',
  plan: 'member subscriber policy group medicaid medicare claim plan beneficiary insurance poliza insured bin pcn star chip',
  case: 'authorization auth case reference ref referral accession rx prescription request review appeal cause docket tracking order specimen encounter visit file complaint subject passport plate vin no number num',
  money:
    'account acct invoice statement balance bill billing guarantor cuenta username user login usuario',
  device: 'serial sn lot model udi device implant pacemaker monitor pump',
  business:
    'npi po grant protocol contract tax ein irb license dea flight confirmation itinerary reservation room zoom meeting passcode webinar cpt icd hcpcs ticket budget abstract manuscript course booth quote opportunity job posting form version page section code dial passcode pin gate seat',
} as const;

export type WordClass = keyof typeof CLASSES;
