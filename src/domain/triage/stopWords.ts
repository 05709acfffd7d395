// Words that say nothing by themselves; in pairs with others they still count.

/** In the spelling of `plainWord`, English and Spanish. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about after again all also am an and any are as at be because been before being but by can could did do does doing dont
down each else even few for from get go got had has have having he her here hers herself him himself his how i if im in into is
isnt it its itself ive just like make may me might more most much must my myself no nor not now of off on once one only or other
our ours out over own per put same see she should so some still such than that thats the their theirs them then there these they
thing things this those through to too two under until up us use used very via was we well were weve what when where which while who
whom why will with without would yet you youre your yours yourself
al algo como con cual de del desde donde el ella ellas ellos en entre era es esa ese eso esta este esto estos fue ha hay he la las
le les lo los mas me mi mis muy ni no nos o para pero por porque que quien se ser si sin sobre son su sus tambien te ti tu tus un una
unas uno unos y ya yo d ll m re s t ve`.split(/\s+/),
);
