// First names common in the United States, Spanish ones included: they tell a person from a place or a product.

/** Lower case, without accents, parted by spaces. */
export const FIRST_NAMES = `
aaron abby abigail abraham ada adam adele adrian adriana agnes ahmed aisha alan albert alberto alejandro alex alexander
alexandra alexis alfred alfredo ali alice alicia allan allen allison alma alvin alyssa amanda amber amelia amir amy ana andre
andrea andres andrew angel angela angelica angelina angie anita ann anna anne annette annie anthony antonio april ariel arlene
armando arnold arthur arturo ashley audrey aurora austin barbara beatrice beatriz becky belinda ben benito benjamin bernard
bernice bertha bessie beth bethany betty beverly bill billy blanca bob bobby bonnie brad bradley brandon brenda brent brett brian
bridget bruce bryan byron caleb calvin camila candace carl carla carlos carmen carol carole caroline carolyn carrie casey
catherine cathy cecil cecilia cedric cesar chad charlene charles charlie charlotte cheryl chester chris christian christina
christine christopher cindy claire clara clarence claude claudia clayton clifford clyde colette colin colleen connie constance
consuelo corey cornelius craig cristina crystal curtis cynthia daisy dale damon dan dana daniel daniela danny darlene darrell
darren daryl dave david dawn dean deb debbie deborah debra delia delores denise dennis derek derrick devin diana diane diego dolores
dominic don donald donna dora doreen doris dorothy doug douglas duane dustin dwayne dwight earl ed eddie edgar edith edmund eduardo
edward edwin efrain eileen elaine eleanor elena eli elias elijah elisa elizabeth ella ellen elmer eloise elsa elsie elvira emil
emily emma emmanuel enrique eric erica erik erin erma ernest ernesto esperanza esteban esther ethan ethel eugene eugenia eunice
eva evan evelyn faith fatima faye felicia felipe felix fernando fiona florence floyd frances francis francisco frank franklin fred
freda frederick gabriel gabriela gail gary gene geneva genevieve george georgia gerald geraldine gertrude gilbert gina giovanni
gladys glen glenda glenn gloria gordon grace graciela greg gregory guadalupe guillermo gustavo guy gwen gwendolyn hank hannah harold
harriet harry harvey hassan hattie hazel heather hector heidi helen helena henrietta henry herbert herman hilda holly hollis homer hope
horace howard hubert hugh hugo ian ibrahim ida ignacio imelda ines inez ingrid ira irene iris irma irving isaac isabel isabella
ismael ivan jack jackie jacob jacqueline jaime jake james jamie jan jane janet janice jared jasmine jason javier jay jean jeanette
jeanne jeff jeffrey jennie jennifer jenny jeremy jerome jerry jesse jessica jessie jesus jill jim jimmy jo joan joann joanna joanne
joaquin jodi joe joel joey johanna john johnnie johnny jon jonathan jordan jorge jose josefina joseph josephine josh joshua joy
joyce juan juana juanita judith judy julia julian juliana julie julio june justin kaitlyn karen karl karla kate katherine kathleen
kathryn kathy katie kay keith kelly ken kendra kenneth kent kerry kevin khalid kim kimberly kirk kristen kristin kristina kurt
kyle lamont lance larry latoya laura lauren laurie lawrence leah lee leigh lena leo leon leona leonard leonardo leroy leslie
lester leticia lewis lillian lillie linda lindsay lionel lisa lloyd lois lola lonnie lora loren lorena lorenzo loretta lori lorraine
louis louisa louise lucas lucia lucille lucy luis luisa lupe luther luz lydia lyle lynda lynette lynn mabel mack madeline mae
maggie malcolm mamie manuel marc marcel marcia marco marcos marcus margaret margarita marguerite maria mariah marian mariana marianne
marie marilyn mario marion marisol marjorie mark marlene marlon marsha marshall martha martin marty marvin mary maryann mateo
matt matthew mattie maureen maurice mavis max maxine may maya megan mei melanie melba melinda melissa melody melvin mercedes meredith
micah michael michelle miguel mike mildred milton mindy minerva minnie miranda miriam misty mitchell mohamed mohammad mohammed
moises mollie molly mona monica monique morris moses muhammad muriel myra myrna myrtle nadine nancy naomi natalia natalie nathan
nathaniel neal neil nellie nelson nettie nicholas nick nico nicole nikhil nina noah noel noemi nora norma norman octavia ofelia olga
olive oliver olivia ollie omar ora orlando orville oscar otis owen pablo paige pam pamela pat patrice patricia patrick patsy patti
patty paul paula paulette pauline pearl pedro peggy penny percy perry pete peter phil philip phillip phoebe phyllis priscilla
priya rachel rafael ralph ramiro ramon ramona randall randy raquel raul ray raymond rebecca regina reginald rene renee reuben rex
rhonda ricardo richard rick ricky rita rob robert roberta roberto robin robyn rochelle rodney rodolfo rodrigo roger roland roman ron
ronald ronnie rosa rosalie rosalind rosario rose rosemary rosie ross roxanne roy ruben ruby rudolph rudy rufus russell ruth ryan
sabrina sadie sally salvador sam samantha samuel sandra sandy santiago sara sarah saul scott sean sebastian sergio seth shane
shannon sharon shaun shawn sheila shelby shelia shelley sherman sherri sherry sheryl shirley sidney silvia simon simone sofia
sonia sonja sonya sophia sophie stacey stacy stan stanley stella stephanie stephen steve steven stuart sue susan susanna susie suzanne
sylvester sylvia tamara tami tammy tanya tara tasha ted terence teresa teri terrance terrell terrence terri terry thelma theodore
theresa thomas tiffany tim timothy tina todd tom tomas tomiko tommy toni tony tonya tracey traci tracy travis trevor trudy tyler tyrone
valerie vanessa velma vera verna vernon veronica vicki vicky victor victoria vince vincent viola violet virgil virginia vivian wade
wallace walter wanda warren wayne wendell wendy wesley whitney wilbert wilbur wilfred willard william willie wilma winifred winston
wyatt xavier yasmin yolanda yusuf yvette yvonne zachary zoe
`;

const firstNames: ReadonlySet<string> = new Set(
  FIRST_NAMES.split(/\s+/).filter((name) => name !== ''),
);

/** True for a common first name, compared without case or accents. */
export function isFirstName(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    firstNames.has(lower) ||
    (!/^[a-z]*$/.test(lower) &&
      firstNames.has(lower.normalize('NFD').replace(/[\u0300-\u036f]/g, '')))
  );
}

/** First names that are also words, places or programmes: in small letters they name nobody. */
const WORDS_TOO: ReadonlySet<string> = new Set(
  `al alma amber ana angel april art aurora austin barbara bill bob carol chad charlotte christian clara clayton crystal daisy dale
dana dawn dean diego don drew earl ed eugene faith florence frank franklin gary gene geneva george georgia glen grace grant
guadalupe guy harry harvey hazel heather helena holly hope ira iris irving jack jan jasmine jay jean john jordan jose joy juan
june kent lance lane laurel lee louis luther marina mark martin max may melody mercedes miles misty nick noel olive orlando pat paul pearl
penny ray reed rich rob robin roman rosa rose ruby rusty salvador sandy santiago sherry skip sky sue summer ted troy van
victoria viola violet virginia wade ward warren wayne will`.split(/\s+/),
);

/** True for a first name that, written in small letters, is nothing else: `marlene`, but not `grace` or `will`. */
export function isNameInSmallLetters(word: string): boolean {
  return isFirstName(word) && !WORDS_TOO.has(word.toLowerCase());
}
