// Names of towns and states: where somebody lives rather than who somebody is.

const TOWNS = `abilene,akron,alamo,alamosa,albany,albuquerque,alexandria,alice,allen,allentown,amarillo,ames,anaheim,anchorage,ann arbor,annapolis,appleton,arlington,arlington heights,arvada,asheville,aspen,atlanta,atlantic city,augusta,aurora,austin,bakersfield,
baltimore,bangor,barrington,bastrop,baton rouge,bayfield,baytown,beaumont,bellevue,bellingham,bend,berkeley,berwyn,bethesda,beverly,billings,biloxi,birmingham,bismarck,bloomington,boca raton,boise,bolingbrook,boston,boulder,bowling green,bozeman,bradenton,brenham,brentwood,bridgeport,brighton,brooklyn,broomfield,brownsville,bryan,buda,
buffalo,burbank,burlington,calumet city,cambridge,canton,cape coral,carbondale,cary,casper,castle rock,cedar park,cedar rapids,champaign,chandler,chapel hill,charleston,charlotte,charlottesville,chattanooga,cheyenne,chicago,chula vista,cicero,cincinnati,clarksville,clearwater,cleburne,cleveland,clovis,cody,
college station,colorado springs,columbia,columbus,commerce city,concord,conroe,coral gables,corpus christi,corsicana,cortez,costa mesa,craig,crystal lake,dallas,dalhart,daly city,davenport,dayton,daytona beach,decatur,del rio,delta,denton,denver,des moines,des plaines,detroit,dodge city,downers grove,dubuque,duluth,durango,durham,
eagle pass,east moline,eau claire,edinburg,edmond,el cajon,el campo,el centro,el monte,el paso,elgin,elizabeth,elk grove,elmhurst,elyria,englewood,erie,escondido,estes park,eugene,evanston,evansville,everett,fairbanks,fargo,farmington,fayetteville,flagstaff,flint,florence,fort collins,fort lauderdale,fort morgan,fort smith,fort wayne,fort worth,fountain,
fox lake,frankfort,freeport,fremont,fresno,frisco,fruita,fullerton,gainesville,galesburg,galveston,garden city,garland,gary,georgetown,gilbert,gillette,glendale,glenview,glenwood springs,goodland,grand island,grand junction,grand prairie,grand rapids,grayslake,greeley,green bay,greensboro,greenville,gunnison,gurnee,hampton,harlingen,harrisburg,hartford,hays,helena,hempstead,henderson,
hialeah,highland park,hinsdale,hollywood,honolulu,houma,houston,humble,huntington beach,huntsville,idaho falls,independence,indianapolis,inglewood,iowa city,irvine,irving,jackson,jacksonville,janesville,jersey city,joliet,jonesboro,julesburg,kalamazoo,kankakee,kansas city,katy,kearney,kenosha,kerrville,killeen,kingsville,kingwood,knoxville,kremmling,la crosse,la grange,la junta,la marque,la porte,la veta,lafayette,lake charles,
lake forest,lake jackson,lakewood,lamar,lansing,laramie,laredo,las cruces,las vegas,lawrence,lawton,leadville,league city,leander,lexington,libertyville,limon,lincoln,little rock,littleton,livonia,lockport,lone tree,long beach,longmont,longview,los alamos,los angeles,louisville,loveland,lowell,lubbock,lufkin,lynchburg,macon,madison,magnolia,manchester,manhattan,mankato,marietta,mcallen,mchenry,mckinney,medford,
memphis,mercedes,meridian,merrillville,mesa,mesquite,miami,michigan city,midland,midlothian,milwaukee,minneapolis,minot,mission,missoula,missouri city,mobile,modesto,moline,monroe,montgomery,montrose,morgan city,moorhead,muncie,mundelein,murfreesboro,nacogdoches,naperville,nashville,natchez,new braunfels,new haven,new iberia,new orleans,new york,newark,newport news,niles,norfolk,norman,north platte,northbrook,oak lawn,oak park,oakland,oceanside,odessa,ogallala,ogden,
oklahoma city,olathe,olympia,omaha,ontario,opelousas,orange,orland park,orlando,oshkosh,ottawa,ouray,overland park,oxnard,pagosa springs,palatine,palm springs,palo alto,park forest,park ridge,parker,pasadena,paterson,pearland,pensacola,peoria,pharr,philadelphia,phoenix,pittsburgh,plainfield,plano,pocatello,pomona,port aransas,port arthur,port lavaca,portland,portsmouth,prairie view,providence,provo,pueblo,racine,raleigh,rancho cucamonga,rapid city,raymondville,reading,
redding,reno,richardson,richmond,rifle,rio grande city,riverside,roanoke,robstown,rochester,rock island,rock springs,rockford,rockport,romeoville,rosenberg,roswell,round rock,sacramento,saginaw,salem,salida,salina,salinas,salt lake city,san angelo,san antonio,san benito,san bernardino,san diego,san francisco,san jose,san juan,san marcos,santa ana,santa barbara,santa clara,santa cruz,santa fe,santa rosa,sarasota,savannah,schaumburg,scottsbluff,scottsdale,scranton,seattle,seguin,shiprock,shreveport,sidney,
silverton,simi valley,sioux city,sioux falls,skokie,south bend,spokane,springfield,st cloud,st joseph,st louis,st paul,st petersburg,stafford,stamford,steamboat springs,sterling,stockton,sugar land,sunnyvale,syracuse,tacoma,tallahassee,tampa,telluride,temple,terre haute,texas city,the woodlands,thibodaux,thornton,three rivers,thousand oaks,tinley park,toledo,tomball,topeka,torrance,torrington,trenton,trinidad,tucson,tulsa,tuscaloosa,tyler,uvalde,vail,vallejo,vernal,
vancouver,ventura,vernon hills,victoria,villa park,virginia beach,visalia,waco,walden,walsenburg,warren,washington,waterbury,waterloo,waukegan,wausau,weatherford,weslaco,west palm beach,westminster,wheaton,wheeling,wichita,wichita falls,wilmette,wilmington,winnetka,winston salem,woodstock,worcester,wray,yakima,yonkers,york,youngstown,yuma,zapata,zion,
monterrey,matamoros,reynosa,nuevo laredo,ciudad victoria,ciudad juarez,juarez,tijuana,guadalajara,puebla,saltillo,tampico,veracruz,chihuahua,durango,cancun,merida,oaxaca,toluca,guatemala,tegucigalpa,san pedro sula,san salvador,managua,bogota,caracas,quito,lima,santo domingo,havana,ponce,mayaguez,bayamon,kumasi,accra,lagos,ibadan,nairobi,kampala,manila,cebu,hanoi,saigon,mumbai,delhi,chennai,hyderabad,karachi,lahore,dhaka,kathmandu,cairo,amman,beirut,kabul,tehran,baghdad,toronto,montreal,calgary,dublin,london,krakow,warsaw,kyiv,lviv`;

const STATES = `alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming,mexico,honduras,guatemala,el salvador,nicaragua,puerto rico,colombia,venezuela,cuba,ecuador,peru,nigeria,ghana,kenya,ethiopia,somalia,india,pakistan,nepal,vietnam,china,korea,philippines,poland,ukraine,canada`;

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((name) => name.replace(/\s+/g, ' ').trim()));
}

const towns = setOf(TOWNS);
const states = setOf(STATES);
const STATE_CODES = new Set(
  'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy'.split(
    ' ',
  ),
);

/** Whether a stretch of plain words parted by spaces is a town or a state or country that people live in. */
export function placeKind(name: string): 'town' | 'state' | null {
  if (towns.has(name)) return 'town';
  return states.has(name) ? 'state' : null;
}

/** True for the postal code of a state, in small letters. */
export function isStateCode(word: string): boolean {
  return STATE_CODES.has(word);
}
