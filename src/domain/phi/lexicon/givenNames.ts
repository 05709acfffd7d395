// First names of many origins, beside the common ones: they tell a person from a place or a product.

/** First names heard in the United States, of every origin; lower case, without accents. */
export const GIVEN_NAMES = `
aaliyah aarav aarush abbas abdelkader abdelrahman abdi abdiaziz abdikarim abdirahman abdul abdullah abdullahi abdulrahman abe abebe abel
abelardo abena abiodun abiola abner abosede abram abshir achieng adaeze adalberto adaline adalyn adama adan addie addison adebayo adebola
adedayo adekunle adela adelaida adelaide adelheid adelina adeline adell adelle ademola aden adeola adesola adetokunbo aditi aditya adnan adolfo
adolph adria adrien adrienne adwoa afolabi afton afua agatha agnieszka agustin agustina ahlam ahmad ahmet aida aidan aiden aiko aileen ailsa
aimee aine ainsley aisling aissatou aiyana ajay akbar akemi akiko akin akinyemi akinyi akira akosua akshay akua al alaina alana alannah alasdair
alayna alba alberta albertha albina alden aldo alec alecia aleida alejandra alemu alena alessandra alessandro alessia alessio alfonso alfonzo
alfreda algernon alina aliou alisa alisha alison alissa alistair aliya aliyah alize allegra allie allyson almaz almeda alois alonso alonzo
aloysius alpha alphonse alphonso alta althea alton alva alvaro alvina alyce alycia alyson ama amadeo amado amador amadou amaka amal amalia amani
amara amarachi amare amari amarjit amaya ambrose amelie america amina aminata amira amit amita amiya amory amos amparo anabel anabelle anahi
anais anand ananya anastacia anastasia anatole anatoly anders andi andile andra andreas andreina andria andrzej andy aneesa angelia angeline
angelique angelita angelo angharad angus anh anika anissa aniya aniyah anjali anjanette anjelica annabel annabelle annalise annegret anneke
annelies anneliese annemarie annika annmarie annunziata anoush ansel anselmo anson anthea antoine antoinette anton antone antonella antonia
antonina antwan anya aoife aparna apolline apollonia araceli aracely arash archibald archie ardell arden ardeshir ardis ardith areli arely ari
aria ariadne ariana arianna aric arielle arjun arkady arlen arley arlie arlo armand armani arnav arne arno arnulfo arron arsenio art artemio
artie artis arvid arvin arwen aryan asa asad asbjorn asha ashanti ashby asher ashlee ashleigh ashlyn ashok ashton asia asma assunta astri astrid
asuncion aswin athanasios atieno atticus attila aubree aubrey audra audrie august augusta augustin augustine augustus aura aurelia aurelie
aurelio aurelius autumn ava avah avery avi avis aviva awa axel ayaan ayah ayako ayana ayanda ayanna aydan ayden ayesha ayla aylin ayman ayo
ayodele ayotunde ayse ayumi azadeh azalea aziz aziza azucena babacar babajide babatunde babette bahram bairbre balazs balbir baldomero baljit
baltazar bao baptiste barb barbra barney baron barrett barry bart bartholomew bartosz basil basma bassam baxter baylee bea beatrix beau
beauregard beckett behrouz bekele bela belen bella belle benedict benicio benigno benita benjie bennett bennie benny benoit benson bentley
berenice berhane bernabe bernadette bernadine bernardine bernardo bernd bernie berniece bert berta bertie bertram bertrand beryl bethel beto
betsy bettie bettina bettye beulah bev beverley bhavna bianca bijan bilal billie binta birdie birgit birgitta bishop bisi bjarne bjorn blaine
blair blaise blake blakely blandine blas blaze blossom blythe bo boaz bodhi bogdan bogumil bohdan bolaji bolanle boleslaw bongani bonifacio
bonita booker borghild boris boyce boyd bozena braden bradford brady braeden braelyn bram brandi brandie brandy brant brantley braulio braxton
brayan brayden breanna breanne bree brendan brendon brenna brennan brennen breonna bria briana brianna brice bridger bridie brielle brigette
brigham brigid brigitte briley brinda brisa bristol britney britni britt britta brittany brittney brock broderick brodie brody bronson bronwen
bronwyn brook brooke brooklyn brooklynn brooks bruna brunhilda brunhilde bruno bryanna bryant bryce brynlee brynn bryson bubba buck bud buddy
buford bukola burak burkhard burl burt burton bushra busisiwe buster byron cade caden cadence cael caetano caiden cain caitlin caitlyn cale cali
calista calla callahan callie callum cam camden cameron cami camilla camille camilo campbell camron candelaria candice candida candy cannon
caoimhe capucine cara caren caridad carina carisa carissa carlee carleen carlene carley carlie carlo carlota carlotta carlton carly carlyle
carmel carmela carmella carmelo carmina carmine carolann carolee carolina carolyne carroll carson carter cary caryn carys casandra case casimir
casimiro cason caspian cassandra cassia cassidy cassie cassius castiel catalina catarina caterina catherina cathleen cathryn catriona cayden
cayetano ceasar cecelia cecile cecily cedar celeste celestina celestine celestino celia celina celine celso cem ceri chabela chaim chana chance
chandler chandra chanel chanelle channing chantal chantel charisse charity charla charleen charles charlette charley charmaine charo chase
chasity chastity chauncey chava chavela chaya chayo chaz chebet cheikh chela chelsea chelsey chelsie chema chen chenoa cheri cherie cherise
cherish cherry cherryl cheryle chet cheyanne cheyenne chiamaka chiara chibuzo chidi chidinma chiemeka chika chike chima chimamanda chin chinaza
chinedu chinelo chinenye chinonso chinwe chinyere chioma chip chipo chiyo chizoba chloe chloie chris chrissy christa christal christel christen
christene christi christiana christie christin christoper christoph christophe christos christy chrystal chuck chukwudi chukwuemeka chun chung
chuy ciara ciaran cicely cielo cierra cillian cinda cipriano ciro citlali clair clancy clare claribel clarice clarissa clark claudette claudie
claudine claudio clay clayton clelia clem clemencia clement clemente clementina clementine cleo cleta cletus cleveland cliff clifton clint
clinton clive clovis coby codey cody cohen colby cole coleen coleman coleton colleen collin collins colm colt colten colter colton comfort
concepcion concetta concha conchita connor conor conrad conrado consuela contessa cooper cora coral coralie corazon corbin cordelia cordell
coretta corey cori corina corine corinna corinne cormac cornelia cornelio cornell corrie corrine cortez cortney cory cosette cosimo cosmo coumba
courtney coy crawford creed creola crescencio crew crisanto crissy cristal cristian cristobal cristofer cristopher cruz csaba cuauhtemoc cullen
curt cyndi cyril cyrille cyrus czeslaw dacia dagmar dagny dagoberto dahlia daija daisha dakota dalal dale dalia dalila dallas dallin dalton
damari damaris damian damien damion damita dandre danette dang dangelo dania danica daniella danielle danika danilo danita danna dannie dante
danuta danya daphne dara darby darcy dari daria darian dariela darien darin dario darius dariush dariusz darla darleen darlena darnell daron
darrel darrick darrin darrion darrius darron darryl darwin dashiell davian davina davion davis davon dawit dawna dawson dax daxton dayana
dayanara dayna dayton dean deana deandra deandre deangelo deann deanna deanne debbra debi debora debra debrah declan dede dedra dee deeann deena
deepa deepak deepika deidra deidre deion deirdre deja dejuan delaney delano delbert delfina delfino delia delilah della delmar delmer delois
deloris delphia delphine delphinium delroy delta delyth demarco demarcus demario demba demetra demetri demetria demetrice demetrio demetrius
demond dena denice denis denisha denisse denita deniz denny denver denzel deon deqa derick derik deron derrell derya deshaun deshawn desiderio
desirae desiree desmond despina dessie desta destin destinee destiney destini destiny detlef detra devan devante deven devon devonte devora
dewayne dewey dewitt dexter dezso dhruv diallo diamond diana diann dianna dianne diarmuid diarra dick didier diedre diem dierdre dieter dietrich
dillan dillon dilys dima dimitra dimitri dimitrios dimple dina dinah dino dinora dion dione dionicio dionne dipti dirk dirkje divya dixie
djibril djuna dmitri dmitry dolly dolph domenic domenica domenico dominga domingo dominik dominique domonique donaciano donal donatella donato
donavan donavon donell donghyun dongwook donita donna donnell donnie donny donovan donta dontae donte dora doran dorcas dorene doretha dorian
dorinda dorine doris dorla dorota dorotha dorothea dorris dorsey dorthy dory dottie dotty dov doyle dragan dragana drake drew duc dudley dulce
duncan dung dunia durward dustin dusty dwain dwyane dyan dyani dylan eamon earle earlene earline earnest earnestine easter easton ebba ebele
eben ebenezer ebere eberhard ebo eboni ebony ebru eckhard ed edda eddy edeltraud edelweiss eden edgardo edie edison edmond edmundo edna edouard
edris edsel edvard edward edwina edyta edythe effie efrem efren efua egon ehsan eida eileen eilidh eilis eimear einar eirik eirlys eitan eivind
ejnar ekaterina ekene ekua elaina elana elba elbert elbridge elda elden eldon eldora eldred eldridge eleanora eleanore eleazar eleftheria eleni
elenor elenora eleonora eleuterio elfrieda elfriede eliana eliane elicia elida eliezer elif eligio elijio elina elinor elinore elio eliot
elisabeth elisabetta elise eliseo elisha elissa eliza elizabet elizbeth elke ella elle ellery ellie elliot elliott ellis ellison ellsworth ellyn
elma elmira elmo elna elnora elodie elof eloisa eloy elroy elsbeth else elsworth elsy elta elton elva elvera elvia elvin elvis elwood elyse elza
elzbieta ema embla emeka emelia emeline emely emenike emer emerald emerson emery emi emiko emile emilee emilia emiliana emiliano emilie emilio
emine emmaline emmanuelle emmerson emmett emmitt emmy emogene emory emre emrys ena encarnacion endre eneida enid enitan enoch enos enrico
enriqueta enyinnaya enzo eoin ephraim epifanio erasmo erastus erdem eric erich erick ericka erika eriko erlend erlene erlinda erling ermanno
ermelinda erminia erna ernestina ernestine ernie ernst ervin erwin eryn erzsebet esau esi eskinder esme esmeralda esperansa esra essie esta
estanislao estefana estefania estela estell estella estelle ester estevan estrella eszter eta etan etha ethelyn etienne etta ettie ettore euclid
eudora eufemia eugena eugenio eula eulah eulalia eulalio eulogio eun eunsu eusebia eusebio eustace evalina evalyn evander evangelia evangelina
evangeline evaristo eve evelia evelin evelina eveline ever everardo everett everette everly evette evgeny evie evita evon evonne ewa ewan
ewelina exie ezekiel ezequiel ezra fabian fabio fabiola fabrice fabricio fabrizio facundo fadi faduma fadumo fahad fairuz faisal faith fallon
fannie fanny fanta farah farai fareed farhad fariba farid farida farideh faris farouk farrah farrell farshid fartun faruq fatemeh fatimah fatma
fatou fatoumata fatuma faustina faustino fausto favian favour fawzia fe federico felecia felicia felicidad felicita felicitas felicite felicity
felipa felisa felton femi femke fenella ferdinand ferenc fereshteh fergus fermin fermina fern fernand fernanda fetu fiachra fidel fidela fidelia
fidencio fielding fiifi filemon filiberto filippo filomena finlay finley finn finnegan finnian fintan fionn fionnuala fiorella firouz fitz
fitzgerald flannery flavia flavio fletcher fleur flor flora florencia florencio florentin florentina florentino florida florinda florine floris
flossie flynn folake folasade folashade fonda ford forest forrest fortunato foster fotini fowsia fran franca france francene francesca francesco
franchesca francie francine francisca franciszek franco francois frankie frannie franz frazier freddie freddy frederic frederica frederico
fredric fredrick fredrik freeman freida freja freya frida frieda friedhelm friedrich fritz frode froilan fulgencio fumiko funke funmilayo fyodor
gabe gabi gabino gabor gabriella gabrielle gaby gael gaetano gage gaia gail gale galen galilea galina gamaliel ganesh gareth garett garfield
garland garner garnet garnett garret garrett garrick garrison garry garth garvin gaspar gaston gauri gavin gavino gay gayatri gaye gayla gayle
gaylord gaynell gbenga gearldine gearoid geena geetha gema gemma genaro genesis genia genie genna gennady gennaro gennie genny genoveva geo
geoff geoffrey georgeann georgette georgi georgiana georgianna georgie georgina georgine georgios gerard gerardo gerda gergely gerhard geri
gerlinde germaine german gerri gerrit gerry gertrudis gervasio getachew gethin ghada ghislaine gia giacomo giada giancarlo giang gianluca gianna
gianni gideon gigi gijs gil gilberte gilberto gilda giles gillian gilma ginette ginger ginny gino giorgio giorgos giovani giovanna girma gisela
giselle gisselle gita gitty giulia giuliana giuliano giulio giuseppe giuseppina gladis glendora glenn glenna glennie glinda gloriana glynda
glynis glynn godfrey golda golden goldie golnaz gonzalo gopal goran gordana gordo gosia gottfried gottlieb govind goyo gracelyn gracia graciano
gracie grady graham grainne gram grant granville gray graysen grayson graziella grazyna greer greetje greg gregg gregoria gregorio greta
gretchen gretel greyson gricelda griet griffin grigory grisel griselda grover grzegorz gudrun guido guillaume guinevere gulsen gumersindo
gunhild gunnar gunner gunter gunther gurdeep gurpreet gus gussie gustav gustave guus gwenda gwendolen gwilym gwyn gwyneth gyorgy gypsy gyula
haakon habib habiba habibo hadassah haden hadi hadiya hadley hafsa hagen hai haider haifa haile hailee hailey hakan hal hala haleigh haley hali
halima halina halle hallie halvor halyna hamid hamilton hamish hamza han hana hanako hanan haneul hang hanh hanif hanna hannelore hans hansel
hao haris harish harita harjit harlan harland harley harlow harmon harmony haroon harper harpreet harri harriett harris harrison harry hart
hartley hartmut haru haruka haruki haruko haruto harvey hasan haskell hassie hatem hatice hattie hau haven hawa hayden hayes haylee hayley
haywood hazem heath heather heaven hector hedda hedvig hedwig hedy heide heidrun heike heiner heinrich heinz helaina heleen helene helga helge
hellen helmut hema hendrik hendrika hendrix henk henri henriette henrik henrique henry herb herbie heriberto herlinda herma hermann hermelinda
hermila hermine herminia herminio hernan hernando herschel hersh hershel hester hettie hezekiah hiba hibo hideki hideo hien hieu higinio hilaria
hilario hilary hilbert hilde hildegard hildegarde hildred hillary hillel hilma hilton hina hinata hipolito hippolyte hiram hiro hiroko hiromi
hiroshi hirut hisako hisham hjalmar hjordis hoa hoang hobart hobert hoda hodan hodo hogan holden holger holley hollie hollis holt homero honey
honora honoria honorine hoon horst hortencia hortense hortensia hosea hossein houston hoyt huda hudson hue hugo hulda humberto hung hunter huong
husam huseyin hussein huw huy hyacinth hye hyejin hyman hyun hyunjung iain ibolya ibrahima ichiro idella idris idrissa iesha ieuan ifeanyi
ifeoma ifor ifrah ifunanya igal ignacia ignatius igor ijeoma ike ikechukwu ikenna iker ikran ila ilana ilaria ilda ileana ileen ilene iliana
ilona ilse iluminada ilya ima iman imani immacolata imogen imogene imran imre ina inaam inaya india indigo indira indra inell inga inge ingeborg
ingeburg inger ingram ingvar inigo inmaculada innes innocent inocencia inocencio intisar ioannis iola iolo iona ione ionut iqbal ira iram irena
ireneo irfan iridian irina irini irmgard irvin irwin iryna isa isai isaiah isaias isamu isaura isela isha ishaan ishaq ishmael isiah isidor
isidora isidore isidra isidro isis isla isobel isolde israel issa issac istvan italia italo ituha itzel iva ivana ivanka ivar ivelisse ivette
ivey ivica ivonne ivory ivy iwona iyabo iyana iza izabella izaiah izetta izzy jabari jabbar jabez jace jacek jacelyn jacinda jacinta jacinthe
jacinto jack jackeline jackelyn jacklyn jackqueline jackson jaclyn jacobo jacque jacquelin jacquelyn jacques jacquetta jacqui jada jade jaden
jadiel jadon jadranka jadwiga jadyn jae jaeda jaehyun jaelyn jaffar jaiden jaidyn jailene jaimie jair jairo jakayla jake jakob jaleel jaleesa
jalen jalisa jaliyah jalyn jamaal jamal jamar jamarcus jamari jamel jameson jamey jami jamil jamila jamir jamison jammie jamshid jamya jan jana
janae janay jancy janea janeen janel janell janelle janene janessa janette janey janiah janie janina janine janis janiya janiyah jannat jannet
jannette jannie january janusz jaquan jaqueline jarod jaron jaroslaw jarred jarrell jarret jarrett jarrod jarvis jasbir jase jasleen jaslene
jaslyn jasmin jasmina jasmyn jaspal jasper jaspreet jasvinder jaswinder javad javaris javion javon jax jaxon jaxson jaxton jay jaya jayce jaycee
jaycob jayda jaydan jayden jaydin jaydon jaye jayla jaylah jaylan jaylee jayleen jaylen jaylene jaylin jaylon jaylynn jayme jaymie jayna jayne
jayson jazlyn jazmin jazmine jazmyn jazmyne jeana jeane jeanene jeanetta jeanie jeanine jeanmarie jeanna jeannette jeannie jeannine jeb jebediah
jed jedediah jedidiah jeevan jefferey jefferson jeffery jeffry jelagat jelena jelle jemal jemima jemma jen jena jenae jenelle jeneva jenifer
jenita jenna jennette jenni jensen jeraldine jeramie jeramy jere jereme jeremiah jeremias jeri jerica jericho jerilyn jerline jermaine jermey
jeroen jerold jerrell jerri jerrica jerrie jerrod jerrold jerzy jesica jess jessamine jessenia jessi jessika jessy jestina jesusa jesusita
jethro jett jetta jettie jewel jewell jia jian jide jie jihad jihan jiho jihoon jihye jillian jillyan jimbo jimena jimmie jin jina jing jinny
jiro jitendra jiwoo jiyoung jo joachim joakim joana joann joao job jocelyn jocelyne jochen jodee jodie jody joeann joelle joellen joesph joetta
joey johan johann johannes john-paul johna johnathan johnathon johnetta johnie johnna johnson jojo jolanda jolanta joleen jolene jolie joline
jolynn jomar jonah jonas jonathon jonell jones joni jonna jonnie joost jordana jordi jordon jordy jordyn jorgen joris jorja jorunn josalyn josef
josefa josefine joselin joseline joselyn joseph josephina josette josey joshuah josiah josie joslyn josue josune jourdan jovan jovani jovanna
jovanni jovany jovita jowan joya joyce joycelyn jozsef juancarlos juanda juanito judah judd jude judeline judi judie judson juelz juhi julee
jules juli juliann julianna julianne julien juliet julieta juliette julissa julita julius jun juna junie junior juniper junko juno jurgen
jurriaan justa justice justina justine justino justo justus justyn justyna juvenal juventino kaare kade kaden kadence kadiatou kadin kadir kaede
kaelyn kahlil kai kaia kaila kailani kailash kailee kailey kailyn kaimana kain kairo kaitlin kaitlynn kaiya kala kalani kale kaleb kaleigh kaley
kali kalia kalie kalila kalinda kalista kaliyah kallie kalvin kalyani kalyn kam kamaka kamal kamala kamari kamau kamden kameron kami kamila
kamilah kamilla kamora kamran kamryn kandace kandi kandice kandis kandy kane kanisha kanye kaori kaoru kara karam kareem kareen karely karena
kari karie karim karima karin karina karine karis karissa kariuki karl karlee karlene karley karlheinz karli karlie karlo karly karma karol
karolina karoline karoly karolyn karon karrie karry karson karsyn karter karthik karyn kasandra kasen kasey kash kasi kasia kasie kason
kassandra kassidy kassie kata katalin katarina katarzyna kate katelin katelyn katelynn kateri katerina kateryna kathaleen katharina katharine
katharyn kathe katherin katheryn kathi kathie kathleen kathlyn kathrin kathrine kathryne kathyrn kati katia katina katlin katlyn katrijn katrin
katrina kaveh kavita kavitha kavya kawika kay kaya kayce kaycee kayden kaydence kaye kayla kaylah kaylan kaylee kayleen kayleigh kaylen kaylene
kayley kayli kaylie kaylin kaylyn kaylynn kayode kayson kazia kazimierz kazuko kazuo keagan keanu keara keaton kebede kecia keegan keeley keely
keenan kehinde kehlani keiko keila keira keisha keith keiyona kelan kelby kelcie kelechi kellan kellee kellen kelley kelli kellie kelsey kelsi
kelsie kelton kelvin kemal kemberly kemi kena kenan kendal kendall kendrick kenia kenichi kenji kenna kennedi kennedy kenneth kenny kenshin
kentrell kenya kenyatta kenyetta kenyon kenzie kenzo keon keoni keri kermit kerri kerrie kerstin keshawn keshia keturah keva kevan keven keyla
keyon keyshawn khadija khadijah khadra khady khaled khaleesi khalil khanh khari khloe khoa khoi khosrow khrystyna khushi kia kian kiana kiara
kiel kiera kieran kierra kiersten kiet kike kiley killian kimani kimber kimberlee kimberley kimberli kimiko kimora kina kindra king kinga
kingsley kingston kinley kinsey kinslee kinsley kip kipchoge kiprop kira kiran kirby kirill kirsten kirstie kirstin kirsty kirt kisha kishan kit
kitty kiyoko kiyoshi kizzy kjell kjersti klara klaus klay knox knut kobe kobi kobina koby kody koen kofi kohen koji kojo kolby kole kolton komal
konnor konstantin konstantinos kora korbin korey kori korina kory kostas kourtney krew kris krish krishna krishnan krista kristal kristan
kristel kristi kristian kristiana kristie kristina kristine kristofer kristoffer kristopher kristy kristyn krisztina krunoslav krystal krystina
krystle krystyna krzysztof ksenia kuldeep kulwinder kumar kumiko kunal kunle kurtis kwabena kwaku kwame kwasi kweku ky kya kyan kyara kylan
kylee kyleigh kylen kyler kylie kymani kyoko kyra kyree kyriaki kyrie kyson kyung lacey lachlan laci lacie lacy ladan ladawn ladonna lael lahoma
laila lailah laine lainey laith lajos lakeisha lakendra lakesha lakeshia lakiesha lakisha lakshmi lal laleh lalita lamar lamarcus lamia lamine
lamonte lan lana landen landon landry landyn lane laney lang lani lanie lannie lanny lanre laquan laquanda laquita lara larae laraine lareina
larisa larissa lark laron larraine lars larue lasandra lashanda lashawn lashonda lashunda lasonya laszlo lata latanya latasha latavia latesha
latifa latisha latonia latonya latosha latoya latrell latrice latricia lauralee laureen laurel laurena laurence laurent lauretta laurette lauri
lauryn lavar lavern laverna laverne lavinia lavon lavonda lavonne lawanda lawrie lawson layla layne layton lazaro le lea leander leandra leandro
leann leanna leanne leatha leatrice lebron lech leda leeann leeanna leeanne leela leena leeroy leesa lefty leia leif leigha leighann leighton
leila leilah leilani leisa leisha lela lelah leland lelia lemlem lemuel lena lenard lencho lenin lennart lennie lennon lennox lenny lenora
lenore leocadia leocadio leoma leonarda leoncio leondra leone leonel leonid leonida leonides leonie leonor leonora leonore leontine leopold
leopoldo leora leota lerato leshia leslee lesley lesli lesly lessie lester leszek leta letha lethia letitia lettice lettie letty lev levi levon
lew lewis lexi lexie lexus leyla li lia liam lian liana liane lianne liban libby liberty licha lida lidia lieke lien liesel lieselotte liesl
lieve ligia lila lilah lili lilia lilian liliana lilianna lilibeth lilith lilla lilli lilliana lillith lilly lily lilyana lin lina lincoln linda
linden lindiwe lindsey lindy linette ling linh linn linnea linnie lino linsey linus linwood lionel liora lisabeth lisandro lisbeth lise
liselotte lisette lisha lissa lissette lita liu liv livia lizabeth lizbet lizbeth lizeth lizette lizzie ljiljana ljubica llewellyn lluvia
lobsang logan loida loki lolita lon lonna lonny lorcan lorean loredana loreen lorelei lorene loreta loriann lorie lorilee lorin lorinda loris
lorna lorne lorretta lorrie lory losa lothar lotte lottie lou louann louella louie louisiana loura lourdes lovie lowri loyal loyd luan luana
luann luanne lubna luc luca lucca lucero lucette luci lucian luciana luciano lucie lucien lucienne lucila lucile lucilla lucina lucinda lucio
lucius lucretia ludie ludmila ludovic ludwig ludwik lue luella luetta luigi luigia luisana luka lukas lukasz luke lula lulu luna lupita lura
lurdes lurline luther lutz luvenia lyda lydie lyla lyman lyn lynae lynch lynda lyndia lyndon lyndsay lyndsey lynelle lynetta lynn lynna lynne
lynnette lynsey lynwood lyra lyric lysander lyubov lyudmila lyudmyla ma maarten mabelle mable mac macarena macario macey machelle machteld maci
macie maciej mackenzie mackinley macon macy madalyn maddie maddison maddox madelaine madeleine madelene madelyn madge madhav madhavi madhu
madilyn madison madisyn madlyn madonna mae maegan maeve magali magaly magda magdalena magdalene magdaleno magdolna magnhild magnolia magnus maha
mahad mahalia mahesh mahin mahmoud mahmud mai maia maida mair maire mairead mairi maisie maite majid majida major makai makayla makeda makena
makenna makenzie makoa makoto maksim malachi malachy malak malakai malati malaya maleah malena malgorzata malia maliah malik malika malin
malinda malissa maliyah mallory malorie malvina mamadou mame man manal manda mandi mandie mandla mandy manfred manish manjit manjula manny manoj
manolo manpreet mansi mantas manuela maple mara maranda marc-andre marcela marcelina marceline marcelino marcella marcelle marcello marcellus
marcelo march marci marcial marcie marcin marcy mardell maren marfa margarete margarethe margaretta margarette margarito margaux marge margene
margeret margery margie margit margo margot margret margrethe marguerita margurite mari mariadelcarmen mariaelena mariah mariajose mariam
mariama marianela marianna mariano maribel maribeth maricela maricruz mariel mariela mariella marielle marietta mariette marijke marijn marika
mariko marilee marilou marilu marilynn marin marina marinda marine mariola marion maris marisa marisela mariselda marissa marit marita maritza
marius mariusz mariya mariyah marjory markel marketta markita marko markus marla marlee marleen marleigh marlena marley marlin marlis marlo
marlow marlowe marly marlyn marlys marna marni marnie marquel marques marquez marquis marquise marquita marrianne marshal marshall marta marti
martie martina martine martino martita martyn marva marvel marvella marvis marwa marwan maryalice maryam maryan maryann maryanna maryanne
marybel marybeth maryellen maryjane maryjo marylee marylin marylou marylouise marylu marylyn marymargaret maryrose marysol marzena masahiro
masako masao mason masoud massiel massimo mateus mateusz mathew mathias mathilda mathilde mathis matias matilda matilde matteo matthijs mattia
mattias maud maude maudie maura mauricio maurine maurita maurizio maverick mavis maxie maxim maxima maxime maximilian maximiliano maximillian
maximino maximo maximus maxwell mayah maybelle mayme maynard mayra maysa mazie mckayla mckenna mckenzie mckinley meadow meagan meaghan meche
mechelle mechthild meena meera meg megha meghan meghann mehdi mehmet mehran meir mekdes mekhi mel melaine melani melania melany melba melchor
mele melia melina melissia melita mellie mellisa mellissa melodie melonie melony melva melville melvina melynda memphis mendel menna meral mercy
merfyn merideth meridith merilyn merissa merle merlin merlyn merna meron merri merrick merrie merrilee merrill merry merv merve mervin meryl
messiah meta mia micaela michaela michaele michal michale micheal michel michela michele michelina micheline michell michiko mickey micki mickie
midge mieczyslaw mieke migdalia mignon miguelina mika mikael mikaela mikaila mikayla mike mikel mikhail miki mikki miklos mikolaj mila milagro
milagros milan milana milena miles miley milford milica milka millard millicent millie milly milo milorad milos mina minako mindi minerva ming
minh minji minjun minna minnie minoru miodrag mira mirabel miracle miranda mireille mireya miriam mirian mirjana mirko mirlande mirna miroslaw
mirta mirtha misael missy misti mitch mitchel mitra mitsuko mitul mitzi miya miyoko modesta modesto modou modupe moe mohamad mohamud mohan
mohini mohsen moira moises moishe mojgan mojisola molly momoko mona monet monika monisha monroe monserrat monserrate montana monte montell
montgomery montrell montserrat monty mora morag morenike morgan moriah moritz morley morris mort morteza morton moses moshe mosiah moussa mozell
mozelle muhammad muhammed mukesh mulu muna munir murdo muriel murphy murray murtaza musa mustafa mwangi mya myah myesha mykhailo mykola myla
mylene myles myong myrl myrle myrna myron myrta myrtice myrtis myrtle myung na nabil nacho nada nadeem nadege nader nadezhda nadia nadim nadira
naeem nageen nagisa nahid nahla nahum naim naima najat najee najla nakato nakia nakisha nakita nala nalini nam namrata nan nana nancie nandini
nanette nani nannette nannie nansubuga naoki naoko naomie napoleon narcisa narciso nareen naresh nash nashaly nasir nasra nasrin nasser
nastassia nat natacha natale natali natalia nataliia natalio natalya natasha natashia nate nathalia nathalie nathaly nathanael nathanial
natividad natosha nattalie navid navjot navya nawal nayeli nazanin nazario ndeye ndidi neal nealy nebojsa necia ned neda nedra neelam neema
neeraj neftali neha nehemiah neida neil neila nelda nelia nelida nell nella nelle nelly nels nemesio nena neoma neomi nereida nerissa nerys
nesta nestor neta netta neva nevada nevaeh neville newt newton neyla nga ngan ngoc ngozi nguyen nguyet nhan nhi nhung nia niall niamh nicanor
nichelle nichol nichole nicholle nick nicki nickie nickolas nicky nicola nicolas nicolasa nicoletta nicolette nicolle nida nidal nidia niels
niesha nieves nigel nika nike niki nikita nikki nikko niko nikola nikolai nikolaos nikolas nikole nila nilda niles niloufar nils nilsa nima
nimco nimisha ninfa niraj nirmala nisha nishant nita nitin nitya niya niyah nizar njeri nkechi nkem nkiru nnamdi nneka nnenna noa noam noble
nobuko noe noelani noelia noella noelle noemie nohemi nokuthula nola nolan nolen nomsa nomvula nona nonie nonso noor nora norah norbert norberto
noreen noriko norine norris norval norwood nour noura nova novella nuala nunzia nur nuria nwando nyambura nyasha nyasia nydia nyla nylah nyree
nyssa oakley obadiah obed obi obie obinna obioma ocean oceane ochieng octavio octavius oda odalis odalys oddvar odelia odell odessa odette
odhiambo odile odilon odin odis ofa ofelia ofilia ogechi oisin okechukwu oksana ola olabisi oladele olaf olamide olan olanrewaju olav ole oleg
olegario oleksandr oleksiy olen olena oleta olha olin olinda oliva olivier ollie olof olu olufemi olufunke olumide olusegun oluwaseun olympia
oma omaima omari omega omer omid ona oneida onesimo onie onofre onyango onyeka onyinye oonagh opal ophelia oprah ora oralee oralia orazio oren
orestes orfelinda orhan oriana orin orion orla orlin orpha orrin orsolya ortrud orval orvel orvil osama osamu osbaldo osborne osgood osman osmar
osmara ostap osvaldo oswald oswaldo otelia otha otho otieno otilia ottavio ottilie ottis otto ottoline otylia oumar ousmane ova ovidio owain
oyin oyinkansola ozell ozella ozie ozlem ozzie pablo pacita paco padma padmini padraig page paislee paisley palma palmer paloma pam pamala
pamella panagiota panagiotis pancho pansy paola paolo para paraskevi paris parisa parker parminder parvati parvin parviz pascal pascual pascuala
pasquale pat patience patrica patrice patricio patrina patsy pattie paula pauletta paulina paulino paulo pavel pavlos paxton payal payton paz
peadar pearlene pearlie pearline peder pedrito peg pei penelope penney pennie pepe percival pericles perla pernell pernilla pernille perpetua
perrin perrine persephone peta petar petra petro petrona petronila petunia peyton phebe phelan philippa philomena philomene phineas phoenix
phoung phuc phung phuong phylis pia pierce pierluigi pierre pierrette pieter pietje pietro pilar pinkie piotr piper pippa piroska pita placido
plutarco polly poncho pooja porfirio porsha porter portia pouya prabha pradeep prakash pramila pranav prasad pratibha praveen precious prem
prema prentice prescott presley preston primitivo prince princess prisca priscila prisciliano prisila priyanka procopio promise pronsias
prudence prudie przemyslaw pualani pura purity pushpa pyotr qasim qiana qing quan quang queen queenie quentin quenton quiana quincy quinn
quintin quinton quique quyen quynh raashid rabab rabia racheal rachelle racquel radha radhika radovan radu rae raegan raelene raelyn raelynn
raena rafaela rafaella rafal rafe raffaele raffaella rafi raghav ragnar ragnheidur ragnhild raheem rahel rahim rahma rahul raina rainer rainier
raisa raj raja rajan rajani rajeev rajesh rajeshwari rajinder rajiv raju rakesh ralston ram rama ramesh rami ramiah ramin ramla ramsey rana
rance rand randal randell randi randolph rania raniya ranjit ransom raoul raphael raphaela raquan rasha rashaan rashad rashawn rashed rasheed
rasheeda rashid rashida rashmi rasmus ratko raven ravi ravindra raya rayan rayanne raychel rayden raye rayford raylan raylene raymon raymonde
raymundo rayna raynard rayne rayshawn raza reagan reanna reba rebeca rebecka rebekah reece reed reem reena reese refugia refugio regan reggie
reginaldo regine regino reid reidar reiko reilly reina reinaldo reine reinhard reinhold reita rejina reka rekha remedios remi remigio remington
remona remy ren rena renae renaldo renard renata renate renato renaud renay renda rene renea renee renetta renita renna reno renuka renzo
restituto reta retha retta reva revathi rex rey reyansh reyes reyhan reyna reynalda reynaldo reynold reza rhea rheta rhett rhian rhiannon rhoda
rhodri rhona rhonda rhys ria rian ricarda ricardo ricci rich richelle richie rickey ricki rickie rico ridge rigo rigoberto rihanna rikki riley
rima rimma rina ringo rio riona risa rishi rita ritu riva river rivka riya riyad roald roan roarke robbi robbie robbin robby robbyn robena
roberth roberto robt rocco rochel rocio rocky rod roddy roderick rodger rodion rodney rodolfo rodrick rodrigo rodrigue roel rogelio rogers rohan
rohini rohit roisin rokhaya roland rolanda rolando rolf rolland rollin rolly roma romain romaine romana romelia romell romeo romero romina
romulo romy ronaldo ronan ronda roni ronin ronit ronke ronna ronnie ronny roopa roosevelt rory rosalba rosalee rosalia rosalina rosalinda
rosaline rosalva rosalyn rosamaria rosamond rosamund rosana rosanna rosanne rosaria rosaura roscoe roseann roseanna roseanne roselia roselle
roselyn rosemarie rosenda rosendo rosetta rosette roshan roshanda roshni rosia rosina rosio rosita roslyn rossana roswell rosy rotimi rowan
rowena rowland roxana roxann roxanna roxie roya royal royce rozanne rozella ruairi ruaridh ruben rubi rubie rubin rubina rubye rudiger rudo
rudolf rudolfo rueben ruel rufina rufino rui rukhsana rukmini runar rupert ruperta ruperto rupinder ruprecht rush ruslan russ rusty rutger
ruthann ruthanne ruthe ruthie ryann ryder ryken ryker rylan ryland rylee ryleigh rylie ryo ryoko ryota ryszard saad saadia saanvi saar saba
sabah sabina sabine sabino sable sabra sabri saburo sachi sachiko sachin sade sadia saeed safa saffron safiya sagal sagar sage sahar sahil sahra
sai said saige sakina sakura sal saladin salah salam salena salim salina saliou salma salman salome salomon saloni salote salvatore salvatrice
samah samantha samar samara samaria samatha sameer sami samia samiksha samina samir samira sammie sammy samson samual samya san sana sanaa sanai
sanam sanaz sandeep sander sanders sandhya sandi sandie sandor sandrine sandro sanford sang sangmin sanja sanjana sanjay sanjiv sanjuana
sanjuanita sanna santa santana santhosh santi santina santino santo santos sanya saoirse sapna sara sarahi sarai sarala saran saraswati
saravanan sariah sarika sarina sarita sarojini sasha saskia satish satnam satoshi satsuki saturnina saturnino saundra savanah savanna savannah
savion savita savitri sawsan sawyer scarlet scarlett scot scottie scotty seamus sean season sebastiano sebastien seema sefo segun sekou sela
selah selam selamawit selena selene selim selina selma selwyn sem semaj semisi semyon sena senada senait seojun seong sepideh septimus serafin
serafina seraphina serena serenity serge sergei sergey serina serkan servando setsuko seun seung severiano severin severina severo sevgi seydou
seymour shad shadi shae shafiq shahid shahin shahnaz shahram shaina shakeel shakia shakira shakita shakur shalini shalonda shameka shamika shan
shana shanae shanda shandi shandra shaneka shanel shanell shanelle shani shania shanice shanika shaniqua shanita shaniya shanna shannan shannen
shanon shanta shantae shante shantel shantell shanthi shaquan shaquana shaquille shaquita shara sharan sharda shardae shareen sharell sharen
shari sharice sharif sharifa sharita sharla sharleen sharlene sharmila sharonda sharron sharyl sharyn shasta shauna shaunda shaundeen shaunna
shavon shavonne shawana shawanda shawna shawnda shawnee shawnna shay shaya shayan shayla shaylee shayna shayne shea sheba sheela sheena sheetal
shefali sheilah shelba shelbi shelbie sheldon shelia shella shelli shellie shelton shena shenika shenita shepherd shera sheree sherell sheri
sheridan sherie sherilyn sherise sherita sherlene sherly sherlyn sherman sheron sherrell sherrie sherril sherrill sherron sherwood sheryll
shiela shigeko shigeru shiloh shilpa shimon shin shinji shira shireen shirin shirlee shirleen shirlene shiv shiva shivam shivani shizuko shlomo
shmuel shobha shola shona shonda shonna shoshana shreya shu shubham shweta shyam shyann shyanne shyla siamak sian siaosi sibel sibusiso
siddharth sidra siegfried sieglinde siegmund sienna sierra sigifredo sigmund signe sigrid sigurd siham silas sile silvana silvano silverio
silvester silvio simeon simin simisola simona simone simran sina sincere sindre sindy sinead siobhan sion sione sipho sira siri sita siv sixto
sjoerd sky skye skyla skylar skyler slade slavica slawomir sloan sloane slobodan smita snehal snezana snorre socorro sofie sohail sohrab soila
sol solange soledad soloman solomon solvei solveig somer sona sonali sondra song soni sonny sonora soo soojin sook soon soonja sophia sophie
sora soraya sorcha soren souleymane spencer spring spyros srdjan stacee stacia stacie stan stanford stanislav stanislaw stanislawa stanton star
starla starr stasia stavros stefan stefani stefania stefanie stefano stefanos steffan steffanie steffen steffi stella stellan stepan stepanie
stephaine stephan stephane stephani stephania stephany stephen stephenie stephon sterling stevan stevie steward stewart stig stjepan stone storm
stormy struan stuart suad subhash subramanian sudha sudhir suellen suha sujata sujatha sukhdeep sukhwinder suleiman sullivan sulma sultan suman
sumathi sumiko summer sun sunhee suni sunil sunita sunniva sunny sunshine suong supriya surendra suresh surinder surya susana susann susannah
susanne susette sushila susi susie susumu susy sutton suzan suzanna suzette suzi suzie suzy svein sven sverre svetlana svitlana swapna swati
sybil sybille sybren sydnee sydney syed sylvain sylvan sylvana sylvania sylvie symone syreeta szabolcs szymon tabatha tabetha tabitha tad
tadashi tadeo tadesse tadeusz tadhg tafadzwa taha tahani tahereh tahir tahira tahlia tai taiwo tajuana takako takashi takeshi takisha talan
talia taliesin taliyah tallulah talmadge talon tam tamala tamar tamas tamatha tambra tameika tameka tamekia tamela tamer tamera tamesha tami
tamia tamica tamie tamika tamiko tamir tamisha tammara tammi tammie tamra tamsin tana tandra tandy taneka tanesha tania taniela tanika tanisha
taniya taniyah tanja tanna tanner tansy tanvi tanvir tarah taran taraneh taras tarek tari tarik tariq tarsha taryn tashia tasneem tate tatenda
tatiana tatianna tatum tatyana taurean tavares tavion tavita tawana tawanda tawanna tawny taya taye tayla taylen taylor tayshaun tea teagan
teague tebogo ted teddy teegan teena tekle telesforo telly telma temitope temperance tempie temple tendai tenisha tennille teo teodora teodoro
teofila teofilo tera tere terence teresita teressa terez terica terisa terra terrance terrell terresa terri terrie terrill terrilyn tesfaye tess
tessa tessie tetiana tetsuo teun tevin tevita thabo thad thaddeus thalia thandeka thandiwe thanh thao thatcher thea theda thelonious themba theo
theobald theodor theodora theodoro theodoros theola theophilus theron thersa thi thiago thibault thien thierry thijs tho thomasina thomasine
thor thordis thorsten thorvald thu thurman thuy tia tiana tianna tiara tibor tiburcio tien tiera tierney tierra tiffani tiffanie tiffany tiffini
tigist tigran tihomir tilda tillie timea timika timmothy timmy timo timofey timon tin tinashe tineke tinisha tinley tiny tion tirzah tisha
titilayo tito titus tiziana tjeerd tjitske tobey tobi tobias tobie tobin toby tod tola tolga toma tomas tomasa tomasz tomeka tomi tomika
tomislav tommie tomoko tona tonda tonette tonia tonie tonisha tonja tonna tonnie tono tony tora torbjorn tori toribio torin torrance torrence
torrey torri torrie torsten torvald tory toshia toshiko toshio tova tove toya toyin trace tracie tran trang tranquilino traudel travion travon
traylon trena trent trenton tresa tressa tressie treva trevin trevion trevon trey treyton tri tricia trina trinh trini trinidad trinity trip
tripp tris trish trisha trista tristan tristen tristian tristin triston troy truman trung truong trygve tsai tsegaye tsering tuan tucker tula
tulia tullio tunde tung tupou turid turner tuyen tuyet twanda twila twyla ty tycho tyesha tyisha tyla tylor tyra tyree tyreek tyrek tyrel tyrell
tyrese tyrik tyrin tyriq tyson ubah ubaldo uche uchenna udo ugochi uju ulf ulises ulrich ulrika ulrike ulysses uma umar umberto umit una unique
unknown unni urban uriah uriel ursel ursula urszula uschi usha usmaan usman ute uwe uzoma vada vadim val valarie valda valdemar valencia valente
valentin valentina valentine valentino valeria valeriano valeriy valery valeska valorie valter van vance vanda vandana vanesa vania vanita vanna
vannessa vanya varun vasantha vasile vasiliki vasilisa vasily vasquez vassilis vasyl vaughn veda velda velia vella velva velvet venancio venita
venkat venkatesh vennie venus veola vera verdie verena verity verla verlene verlie verlin vernell vernetta vernia vernice vernie veronika
veronique versie vesna vesta vianey vianney vicenta vicente vicky victorina victorino vida vidal vidar vidya viet viggo vijay vijaya vikas vikki
vikram viktor viktoria viliami vilma vimala vina vinay vincenza vincenzo vineet vinh vinnie vinod vinson violaine viorel vipul vira virgie
virgilio virgina virginie viridiana vishal vishnu vita vitaly vito vittoria vittorio viva vivaan viveca vivek viven vivien vivienne vlad
vladimir vladislav volker volodymyr von vonda vonnie vu vuk vyacheslav waclaw wael wafa wai walaa waldemar waldo waleed walid walker wallis
wally walt walton waltraud wambui wan waneta wangari wanita wanjiku wanjiru warner warsame washington wassim watson wava waverly waylon wei
weldon wen wenceslao wendall wendel wendi wendie wenona werner wes westley weston whit whitley wieslaw wieslawa wilber wilda wiley wilford
wilfredo wilfrid wilhelm wilhelmina wilhelmine wilkin will willa willemijn willene willetta willette willia william willian willis willodean
willow willy wilmer wilner wilson wilton wim windy winford winfred winfried wing winifred winnie winnifred winona winter wladyslaw wladyslawa wm
wojciech wolf wolfgang wolfram wonda wood woodrow woody worku wouter wren wright wyman wynell wynn wynona xander xavi xaviera xenia xia xiao
ximena xin xiomara xiu xochitl xuan xzavier yaakov yacine yadiel yadira yael yahaira yahir yahya yair yajaira yakov yamila yamile yamilet yamini
yan yana yancy yandel yanet yang yanira yannick yannis yara yared yareli yaretzi yaritza yaroslav yasemin yash yashica yasin yasir yasmeen
yasmine yasser yasuko yaw yaye yazmin yee yehuda yelena yemi yemisi yen yesenia yessenia yetunde yevette yevgeny yevhen yi yildiz ying yisroel
yitzchak ylva yngve yogesh yohannes yoko yolande yolonda yong yoonji york yosef yoselin yoshiko yoshio younes young youngsoon yousef youssef
youssouf ysabel ysidro ysolda yu yuan yuki yukiko yuko yulia yuliana yulissa yumi yun yuna yuri yuridia yuriko yuriy yusef yves yvonne zacarias
zach zachariah zachary zachery zack zackary zackery zada zahir zahra zaid zaida zaiden zaina zainab zaire zakaria zakary zaki zakir zamzam zana
zander zandra zane zanele zaniyah zara zaria zariah zayden zaylee zayn zayne zbigniew zdzislaw zeb zebulon zeferino zeinab zeke zelda zelia
zeljko zella zelma zena zenaida zenia zenobia zeny zewdu zeynep zhang zhen zhi zia ziad ziggy zina zinaida zion zita ziva zlata zodwa zoey zofia
zohreh zoie zoila zola zoltan zona zora zoraida zoran zorica zosia zoya zsofia zsolt zsuzsa zsuzsanna zubair zula zuleika zulema zulma zuri
zuzanna zyaire zygmunt`;
