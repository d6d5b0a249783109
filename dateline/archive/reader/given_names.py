"""Which given names are borne by men and which by women in most places: a small list of our own, written by hand.

It is a first guess that helps to tell whom "she" means, no more: it is never printed, never kept, and the story's own
words outvote it. Names that both bear (Robin, Kim, Andrea) are left out on purpose.
"""

from dateline.archive.reader.name_parts import Gender

BORNE_BY_MEN = """
aaron abdul abdulaziz abdullah abdulrahman abe abel abraham achim adam adebayo adil adolfo adrian agustin ahmad ahmed
ahmet aidan ajay akira alan alasdair albert alberto aldo alec alejandro aleksander aleksandr alessandro alexander
alexandre alexandru alexei alexey alf alfie alfred alfredo algernon ali alistair allan allen alonso alonzo alphonse
alvaro alvin amadeus amadou ambrose amir amit amitabh amos anand anatoly ander anders andreas andrei andres andrew
andrzej andré angelo angus anil ansel anselm anselmo anthony antoine anton antonio anwar archibald archie arif
aristotle arjun armand armando arnaud arne arno arnold arsene artem arthur arturo arun arvid arvind asher ashok ashraf
atticus august augustine augusto aurelio axel ayman azeem aziz babatunde bakary baptiste barack barnaby barry bartek
bartholomew bartolomeo bashir basil bastian bayard ben benedict benito benjamin benny benoit bernard bernardo bernd
bernie bert berthold bertrand bhupinder bilal bill billy bjorn björn blaine bob bobby bogdan bohdan boniface bonifacio
boris boyan boyd brad braden bradley brandon branko brendan brent brett brian brock bronisław bruce bruno bryan bryce
burt byron caleb callan callum calvin camillo carl carlo carlos carlton carmine carsten caspar cecil cedric cesar
cesare chad chaim charles charlie chester chidi chinedu chris christian christoph christopher chuck chukwuemeka cian
ciaran clarence claude claudio claudius claus clayton clement cliff clifford clint clive cody colby colin colm colton
conan connor conor conrad cormac cornelius cory cosmo craig crispin curt curtis cuthbert cyril cyrus daichi dalton
damian damien damon dan daniel daniele danny dante dario darnell darren darryl daryl dave david davide dawid dawud dean
declan deepak delroy demetrius denis dennis denzel derek dermot derrick deshawn desmond dev devon dexter diarmuid
didier diego dieter dietrich dillon dimitri dinesh dirk djibril dmitri dmitry dmytro domenico dominic dominik don donal
donald donnie donovan dorian doug dougie douglas dragan drago duane duncan dustin dušan dwayne dwight dylan eamon earl
ed eddie eddy edgar edmond edmund edson eduardo edward edwin efraim efren egon einar eirik eitan eli elias elijah elmer
eloy elton elvis emanuel emanuele emeka emil emile emmanuel emre enoch enrico enrique enzo ephraim erasmus eric erich
erik erling ernest ernesto ernie ernst errol ervin erwin esa espen esteban ethan etienne euan eugene eusebio evan
evander evelio evgeny ewan ezra fabio fabrice fadi faisal farid farouk faruk fatih federico felice felipe felix
ferdinand fergus fernando fidel filip filippo finbar finlay finn fintan florent florian floyd francesco francisco
francois frank franklin franz françois fraser fred freddie freddy frederic frederick frederik fredrik friedrich fritz
fritzroy fyodor gabriel gael galen gareth garrett garry garth gary gaspard gaston gavin gavril gene gennady geoff
geoffrey georg george georges gerald gerard gerardo gerd gerhard germain gerrit gerry ghassan giacomo gianluca gideon
gil gilbert gilberto giles gino giorgio giovani giovanni girish giulio giuseppe glen glenn glyn godfrey gonzalo gopal
goran gordon gorka graham grant grayson greg gregor gregory grigory guido guilherme guillaume guillermo gunnar gunter
gunther gus gustav gustave gustavo guus guy gwilym günter habib hakan halil hamid hamish hank hans harald hari harold
harrison harry haruki haruto harvey hasan hassan hassane haydar haydn heath hector heinrich heinz helge helmut henk
henri henrik henry herb herbert heriberto herman hermann hernan herschel hideo hilario hiram hiroshi hjalmar hollis
horace horst hosni howard howie huan hubert hubertus hugh hugo humayun humberto humphrey husain hussein hyman iain ian
ibrahim iestyn ignacio ignatius igor ike ikechukwu ilya imad imran inigo ioan irfan irving irwin isaac isaiah isak
isidore iskander ismail ivan ivo ivor iwan jaap jabari jacek jack jackson jacob jacques jafar jagdish jai jaime jair
jairo jake jakob jakub jalal jaleel jamal james jamil jared jaroslav jarrod jason jasper javed javier javon jay jayden
jaydon jeb jed jeff jeffery jeffrey jens jeremy jeroen jerome jerry jerzy jesper jesse jesus jethro jim jimmy jiri
jitendra joachim joakim joao joaquin jock joe joel joey joffrey johan johann johannes john johnathan johnnie johnny jon
jonas jonathan jonny joost jorge jorgen joris jose josef joseph josh joshua josiah josip joss josé jozef juan juha
julian julien julio julius junaid jurgen justin jörg jürgen kabir kadir kaito kamal kamran karan kareem karel karim
karl karsten karthik kasim kaspar kazuo keanu keenan keith kelvin kemal ken kendrick kenji kenneth kenny kermit kevin
khaled khalid khalil khizr kieran kingsley kirk klaas klaus knut koen kofi koji konrad konstantin kostas krishna
kristian kristof krzysztof kunal kurt kurtis kushal kwabena kwame kwesi kyle kyrylo lachie lachlan lamar lancelot larry
lars lasse laszlo laurence laurent lawrence lazar leandro lech leif leighton lemuel len lennart lenny leo leobardo leon
leonard leonardo leonid leopold leopoldo leroy les lester lewis liam linus lionel lionello lloyd lonnie lorenzo lothar
louis luay lubomir luc luca lucas lucian luciano lucien lucio ludwig luigi luis lukas lukasz luke luther luís lyle
lyndon maarten maciej magnus mahathir mahesh mahmoud mahmud malachy malcolm malik mamadou manfred manny manoj mansoor
manu manuel marc marcel marcelino marcelo marcin marcio marco marcus marek mariano marijan mario marius mark markus
marlon martin marvin masahiro masood massimo mateo mateusz mathias mathieu matt matteo matteus mattheus matthew
matthias matthijs mattias maurice mauricio max maxim maximilian maynard mayur mehdi mehmet mehmood melvin melvyn mervyn
micah michael michal michel mick miguel miguelito mihai mihail mikael mike mikhail mikkel mikko miklos miklós milan
miles milos milton mircea mirko miro miroslav mirza mitch mitchell mitt moe mohamed mohammad mohammed mohan mohsin
moises mordecai moritz mort morten moses mostafa muhammad muhammed mukesh munir murad murdo murray murtaza musa mustafa
nabil nader naeem naguib naoki narendra naseem nasir nasser natan nathan nathanael nathaniel naveed neal ned neil
nelson neville niall niccolo nicholas nick nico nicolae nicolas nigel nikhil niklas nikolai nikolaos nikolas nikos nils
nimrod nitin noah noel norbert norberto norman norris obadiah octavio olaf olav ole oleg oliver olivier olu oluwaseun
omar omari orhan orlando orlin orville osama oscar oskar osman osvaldo oswald otis otto oumar ousmane owen ozzy paavo
pablito pablo paddy padraig panos paolo parminder parvez pascal pasquale patricio patrick patrik paul paulo pavel pavlo
pawel pedro peer pelle per percy petar pete peter petr petros petteri phil philip philipp philippe pierre piers pieter
pinchas piotr pius placido poul prabhat prakash pranav pravin preston pål quentin quinton rab radek radomir radoslav
radovan rafael rafal raffaele raghav raheem rahim rahul raimund rainer rainier raj rajesh rajiv rakesh ralf ralph
ramesh ramin ramiro ramon rand randall randolph randy ranjit raoul raphael rashad rasheed rashid rasmus rauf raul ravi
ray raymond raymundo reece reggie reginald reijo reinaldo reinhard reinhold remy reuben reza rhodri rhys ricardo
riccardo richard richie rick rikard riku rino roald rob robby robert roberto rod roderick rodger rodney rodolfo rodrigo
rogelio roger rohan rohit roland rolf roly romain roman romano romeo romesh ron ronald ronan ronnie rory ross rostislav
rowland roy royce ruben rudi rudolf rudolph rudy rufino rufus rune rupert russell rustam ryan sadiq saeed saif sajid
sakari salah salem salim salman salvatore sami samir samson samuel samuele sandeep sandro sanjay sanjeev sanjiv
santiago santo satoshi saul saulius scot scott seamus sean sebastian sebastien selim selwyn semyon serge sergei sergey
sergio seth shahid shailesh shakil shane shaun shawn shigeru shinji shinzo shlomo shmuel sidney siegfried sigmund
sigurd silas silvester silvio simeon simon sindre slawomir slobodan solomon soren spencer srdjan stanislav stanley
stefan stefano stelios sten stephan stephen steve steven stewart stig stoyan stuart subhash sukhbir suleiman sunil
suresh sven syed sylvain sylvester szymon séamus sébastien søren taavi tadeusz tahir takashi takeshi takumi talal tamas
tamás tancredi taras tariq taro tayyip ted teddy teemu terence terje terrell terrence terry thaddeus thanos theo
theodor theodore theodoros theophilus thibault thierry thom thomas thorbjorn thorbjørn thorsten tibor tiernan tihomir
tim timo timothy tobias tobin toby todd tom tomas tomasz tommy tony torsten toshiro travis trent trevor tristan tudor
tunde turgut tyler tymoteusz tyrone tyson udo ulf uli ulrich ulysses umar umberto umut uriah usman uwe vadim valentin
valery vasil vasilis vasily vaughn venkat venkatesh vernon vic vicente victor vidar vijay vikram viktor vinay vince
vincent vincenzo vinod virgil vishal vit vito vitor vivek vlad vladimir vladislav vojtech volker vyacheslav václav
waleed walid wallace wally walt walter waqar warren wassim wataru wayne wendell werner wes wesley wilbur wilf wilfred
wilfrid wilhelm will willard willem william willy wim winfried winston wojciech wolfgang wyatt xabi xavier yaakov yahya
yakov yannick yaroslav yasser yaw yevgeny yitzhak yoann yohan yosef yoshi yousef youssef yukio yuri yuriy yusuf yves
zach zachariah zachary zack zaheer zahid zain zdenek zeb zebulon zeke zenon zhivko ziad zlatan zoltan zoran zubair
zygmunt étienne
"""
BORNE_BY_WOMEN = """
aaliyah abbie abby abena abigail abiola ada adaeze addie adela adelaide adele aditi adriana adwoa agatha agathe aggie
agnes agneta agnieszka aicha aida aiko aileen aimee aino aisha aishwarya aisling aiyana akiko akua alanna alba alberta
aleida alejandra aleksandra alena alesha alessandra alexandra alexia alfreda alice alicia alina aline alison aliya
aliyah aliza allegra allison allyson alma alysia alyssa amaka amal amalia amalie amanda amara amaya amber amelia amelie
amie amina amira amrita amy ana anabel anais anastasia anastasiya anca andreia andrée aneta anette angela angeles
angelica angelina angelique angie anika anisa anissa anita anja anjali ann anna annabel annalisa annamaria anne anneke
annelies anneliese annelise annemarie annetta annette annie annika anouk antje antoinette antonella antonia antonietta
anya apinya april arabella araceli archana areej aretha ariadne ariana arianna arlene arwa arwen asha asma astrid
asuncion asunta athena atiya audrey aurelia aurelie auristela aurora ava avis avril ayesha aylin ayse ayumi azadeh
aziza azra babette babs bahar barbara bea beata beate beatrice beatrix beatriz becca becky belen belinda bella belle
benazir benedetta berenice berit bernadette bernadine bernice berta bertha beryl bessie beth bethan bethany betsy betta
bettina betty bettye beulah beverley beverly bianca biddy birgit birgitta birthe björk blanca bodil bonnie bozena
branwen breda brenda brianna bridget bridie brigid brigida brigitte britta bronagh bronwen bronwyn bruna bryony brónagh
caitlin caitríona calista camila camilla candace candice cara caren caridad carina carissa carla carlene carlota
carlotta carly carmel carmela carmen caro carol carole carolina caroline carolyn carolyne carrie caryl casandra
cassandra cassie catalina catarina cate cateline caterina catharina catharine catherine cathleen cathy catrin catriona
cecile cecilia celeste celia celine ceri cerys chanda chandni chantal charis charlene charlotte charmaine chaya chelsea
chelsey cherie cheryl chiamaka chiara chidinma chimamanda chioma chizoba chloe chloé chrissie chrissy christa
christabel christel christiane christina christine ciara cicely cindi cindy claire clara claribel clarice clarissa
clarisse claudette claudia claudine clemence clementina clementine clodagh clotilde colette colleen concepcion
consolata constance constanza consuelo cora coralie cordelia coretta corina corinna corinne cornelia corrie cressida
cristiane cristina crystal cybill cynthia dagmar dahlia daisy daiva dalia damaris danica daniela daniella danielle
danuta daphne darcey daria darlene davina dawn dearbhla debbie debora deborah debra dede deena deirdre deja delfina
delia delilah della delores delphi delphine denise desdemona desiree despina dharma diana diandra diane dilys dimitra
dina dinah dionne dita divya dolores dominika donatella donatienne donna doortje dora dorcas doreen dorin dorinda doris
dorota dorothea dorothy dorrie dory dottie drusilla dunja dympna ebba ebony edda edie edina edith edna edwina effie
efua eibhlin eileen eilidh eilis eimear eithne ekaterina elaina elaine elba eleanor eleanora elektra elena eleni
elfriede eliane elif elin elina elinor elisa elisabeth elisabetta elise elissa eliza elizabeth ella ellen ellie ellinor
elma elodia elodie eloise elsa elsie elspeth elva elvira elvire elwira emer emiko emilia emilie emily emma emmanuelle
emmeline encarnacion enid enya erica erika erin ermintrude erna ernestine esi esme esmeralda esperanza essie estefania
estela estelle esteri esther eszter ethel etta eudora eugenia eugenie eulalia eunice eva evangelina evangeline eve
evelina eveline evelyn evie ewa fadumo faiza fania fanny farah farida farzana fathiya fatima fatma fatou fatoumata
faustina fawzia faye federica felicia felicitas felicite felicity fenella fernanda fernande ffion fidelma filippa
filomena finola fiona fiorella flavia flora florence florentina florrie folake fran franca frances francesca francia
francine franciska francoise franziska françoise freda frederica frederikke frederique freja freya frida frieda
friederike fumiko funmilayo gabriela gabriella gabrielle gaby gaia gail galina gaynor geena gemma genevieve genoveva
georgette georgia georgiana georgie georgina geraldine gerda germaine gerti gertrude ghada ghazala ghislaine gianna
gilda gillian gina ginette ginny giorgia giovanna gisela giselle gita gitte giulia giuliana giuseppina gladys glenda
gloria gloriana glynis golda goldie grace gracie graciela grainne grazia greta gretchen grete gretel griselda grizelda
gráinne guadalupe gudrun guinevere gulnara gunilla gwen gwenda gwendolyn gwyneth gwynne hala haleh halima halina hana
hanan hanna hannah hanne hanneke hannelore harriet harriett haya hayley hazel heather heba hedda hedwig hege heidi
heike heleen helen helena helene helga helmi heloise henrietta henriette henrike hera hermina hermione hester hettie
hilary hilda hilde hildegard hildur hillary holly honora hope hortense huda hulda hélène ianthe ida ieva ifeoma ildiko
ileana iliana ilona ilse imani imelda imke imogen inaya indira ines inga inge ingeborg inger ingrid iola iolanda iona
iphigenia iqra irem irena irene irina iris irma irmgard isabel isabella isabelle isadora ishbel isla isobel isolde
itziar ivana ivanka ivelisse ivone ivy iwona izabela izzy jacinda jacinta jaclyn jacqueline jacqui jada jade jadwiga
jaleesa jamila jana jane janelle janet janette janey janice janie janina janine jannike jasmine jaya jayne jazmin
jeanette jeanie jeanne jeannette jeannie jemima jenelle jenna jenni jennie jennifer jenny jerri jessamyn jessica jette
jill jillian jitka joan joana joanna joanne jocasta jocelyne joelle johanna johanne jolanta jolene jolie josefa
josefina josefine josephina josephine josette josiane josie joya joyce juana juanita judi judit judite judith judy
julia juliana julianna julianne julie juliet julieta juliette julissa june justina justine jutta jytte kaisa kaitlyn
kaja kalpana kamala kamila kanchana kara karen karin karina karla karolina karoline karyn kasia kassandra katalin
katarin katarina katarzyna kate katerina kateryna katey katharina katharine katherine kathie kathleen kathrin kathrine
kathryn kathy kati katia katie katinka katja katka katrin katrina katy katya kavita kaye kayla kaylee keira keisha
kellie kelsey kendra keren keri kerri kerstin keziah khadija khadijah kiara kiersten kimberley kimberly kinga kirsi
kirsten kirstie kirstin kirstine kirsty klara klaudia kornelia kourtney kriemhild krista kristel kristen kristi kristie
kristin kristina kristine kristy krystal krystyna kumiko kyla kylie lacey laetitia laine lakshmi lalita lana lara
larisa larissa lata latifa latisha latonya latoya laura laureen laurel lauren lauretta laverne lavinia layla lea leah
leann leanne leda leela leila lena lenka lenora leocadia leona leonora leontine leta leticia letitia letizia letta
lettie lexie libby lidia lidija liesbeth liesel lieselotte ligia liisa lila lilia lilian liliana lilith lilli lillian
lillie lilly lily lina linda linnea lisa lisbet lisbeth lise liselotte lissa lita liudmila liv livia livvy liz liza
lizbeth lizzie ljiljana ljubica llinos loes lois lola lolita lorelei lorena lorenza loretta lori lorie lorinda lorna
lorraine lotta lotte lottie loubna louisa louise lourdes luana lucette lucia luciana lucie lucija lucille lucinda
lucrezia lucy ludivine ludmila ludovica luisa luise luiza lula lulu lupe lupita lydia lynda lyndsay lyndsey lynette
lynn lynne lynnette lysandra lyudmila maartje mabel maddie madeleine madeline madelyn madonna mae maeve mafalda magali
magda magdalen magdalena magdalene maggie magnolia mahalia maia maike mairead mairi maisie maja makiko malak malala
malgorzata malika malin mallory mamie manal mandy manon manuela manuelita mara marcela marcia maren margaret margareta
margarete margaretha margarethe margaretta margarita margaux margery margie margit margita margot margrethe margriet
marguerite maria mariah mariam mariana mariangela mariann marianna marianne maribel maricel marie marielle marietta
mariette marija marijke marika marilena marilou marilyn marina marisa marisol marit marita mariya marja marjorie marlee
marleen marlena marlene marlies marlyn marnie marsha marta marte martha marthe martina martje marwa mary marya maryam
maryann maryanne maryla masuma mathilda mathilde matilda matilde mattie maud maude maura maureen mavis maxine maya
mayra mayumi mbali meena meenakshi meera meg megan mehreen mehwish mei melania melanie melina melinda melissa melita
melva merav mercedes meredith merete meri mette mhairi mia michaela michaëla michelle michiko mieke mignon mila mildred
milena milica millicent millie mimi mina mindy minerva minna minnie mirabel miranda mireille mirela miriam mirjam mirka
misaki mitzi modesta moira mollie molly mona monica monika monique morag morgana morwenna moyra munira muriel myfanwy
myra myriam myrna myrtle nabila nadezhda nadia nadine nadira nadja naima najat nancy nanette nanna naoko naomi nasrin
nastassja natacha natalia natalie natalija natalya natasha natasja nathalie nausicaa nawal nazanin neda neha nell nella
nellie nelly nena nerea nerys nessa ngozi nia niamh nicole nicoletta nicolette nidia nikki nilufar nimmi nina ninette
nirmala nisha nita nkechi noelle noemi nora norah noreen norma novella noémie nuala nuria nurul nóra oceane octavia
odalys odessa odette odile ofelia oksana olena olesya olga olive olivia oliwia olwen olympe olympia omolara oona oonagh
ophelia orla ornella orsolya ortrud otilia ottilie paloma pamela pandora parvati pascale patience patricia patrizia
patsy patty paula pauletta paulette paulina pauline pavla pearl peggy penelope pepita perdita pernille perpetua petra
petronella petula phaedra philippa philomena phoebe phyllida phyllis pia piedad pien pierrette piia pilar pippa piroska
polly poppy portia pragya pratibha preeti primrose prisca priscila priscilla priti priya priyanka purificacion queenie
quiana rabia rachael rachel rachelle radhika rafaela raffaella ragnhild rahel raisa rajni ramona randi rani rania
ranjana raquel raquelle rasheda rashida raya rayna razia reba rebeca rebecca rebekah rebekka reem regina regine reiko
reina rena renata renate renee renuka renée resi rhea rhian rhiannon rhoda rhona rhonda rhonwen riikka riitta rikke
rima rina rineke rita rivka roberta rochelle rocio roisin romana romilda romola romy ronda ronja rosa rosabel rosalba
rosaleen rosalia rosalie rosalina rosalind rosalyn rosamond rosamund rosann rosanna rosaria rosario rosaura rose
roseann roseanne roseline rosemarie rosemary rosetta rosie rosina rosita roslyn rossana roswita roswitha rowena roxana
roxane roxanne roxie roza rozalia rukhsana rukmini ruksana ruth ruthie ruxandra róisín saara sabah sabeena sabiha
sabina sabine sabrina sadia sadie safia sahar saida sally salma salome samantha samara sameera samina samira sanaa
sandie sandra sangeeta sanna sanne saoirse sara sarah sari sarina sarita sarojini saskia saundra savita scarlett
sebastiana selina selma selwa septima serafina seraphina serena severine shabana shabnam shakira shanelle shania
shanice shanna shanta shanti sharifa sharlene sharna sharon sharron shauna shazia sheba sheela sheena sheila shelagh
shelley shelly sheree sheri sherri sherrie sherry sheryl shilpa shira shireen shirin shirlee shirley shobha shobhana
shona shoshana shreya shruti sian sibongile sibyl sidonie sieglinde signe sigourney sigrid sigrun silja silke silvana
silvia sima simona simone simonetta sinead sini sinéad siobhan sirpa sissy siân sladjana sofia sofie solange solveig
sonali sondra sonia sonja sonya sophia sophie sophronia soraya sorcha stacey stacie stasia stefania steffi stella
stephania stephanie stephany stina sudha sue suha sukey suki sultana sumaya sumitra sunita sunniva suri susan susana
susanna susanne susheela sushma susie suzanna suzanne suzette suzi suzie svea svetlana sveva swati sybil sybille
sylvana sylvia sylvie tabea tabitha tahira tahmina taina talitha tallulah tamar tamara tamika tamiko tammi tammy tamsin
tamsyn tania tanis tanisha tanja tanuja tanvi tanya tara tasha tasneem tatiana tatjana tatyana tawny taya tegan teodora
teresa teresia teresita tereza terezinha terri tessa thandi thandiwe thea thekla thelma theodora theodosia theresa
therese theresia thora thérèse tiana tiffany tilda tillie timea tina tineke tiphaine tipper tirzah titania tiziana
toini tomoko tonia tonje tonya torill toshiko tove tracey tracie tracy tricia trine trish trisha trixie trude trudi
trudie trudy truus tuula tuva twyla tyra ulla ulrica ulrike una ursel ursula urszula uschi usha uta ute vaishali
valentina valeria valerie valerija valma vanessa vania vasiliki vasilisa veda velma vendela venetia vera verena verna
veronica veronika veronique vesna vicki vickie vicky victoria viki viktoria vilde vilhelmina vilma vineta viola
violaine violante violet violeta violetta viorica virginia virginie viveca viveka vivi vivian viviane vivienne vlasta
vreni véronique waleska waltraud wanda wangari wanjiru warda wenche wendi wendy wenna wiebke wilhelma wilhelmina willa
wilma winifred winnie winona wioletta wisława xanthe xenia ximena xiomara yaa yael yaffa yasmeen yasmin yasmina yasmine
yekaterina yelena yesenia yetunde yevgenia ylva yoko yolanda yolande yoshiko yulia yuliya yumi yuriko yvette yvonne
zahara zahra zainab zainabu zakia zara zdenka zeena zehra zelda zelia zelma zena zenaida zenobia zeynep zita zoe zofia
zohra zora zoya zoé zsofia zsuzsa zsuzsanna zuleika zulma zuza zuzana
"""
MEN, WOMEN = frozenset(BORNE_BY_MEN.split()), frozenset(BORNE_BY_WOMEN.split())


def gender_by(given: str) -> Gender | None:
    """What a given name makes likely, None when it does not tell."""
    folded = given.casefold().partition("-")[0]
    if folded in MEN:
        return Gender.MAN
    return Gender.WOMAN if folded in WOMEN else None
