"""Which given names are borne by men and which by women in most places: a list of our own, written by hand.

It is a first guess that helps to tell whom "she" means, no more: it is never printed, never kept, and the story's own
words outvote it. Names that both bear (Robin, Kim, Andrea) are left out on purpose.
"""

from dateline.archive.reader.name_parts import Gender

BORNE_BY_MEN = """
aaron abdul abdulaziz abdullah abdulrahman abe abebe abel abner abraham achim adam adebayo adil adolfo adrian agus
agustin ahmad ahmed ahmet aidan ajay akira alan alasdair albert alberto aldo alec alejandro aleksander aleksandr
alessandro alexander alexandre alexandros alexandru alexei alexey alf alfie alfred alfredo algernon ali alistair allan
allen alonso alonzo alphonse alvaro alvin amadeus amadou ambrose amir amit amitabh amos anand anatole anatoly ander
anders andreas andrei andres andrew andros andrzej andré angelo angus anil ansel anselm anselmo ansgar anthony antoine
anton antonio anwar archibald archie arief arif aristotle arjun armand armando arnaud arne arno arnold arnulf arsene
artem arthur arturo arun arvid arvind asher ashok ashraf athanasios atticus august augustine augusto aurelio axel ayman
azeem aziz babatunde bakary bambang baptiste barack baraka barnaby barnabé barry bartek bartholomew bartolomeo bas
bashir basil bastian bayard bekele ben benedict benito benjamin benny benoit bernard bernardo bernd bernhard bernie
bert berthold bertrand bhupinder bilal bill billy biodun bjorn björn blaine bob bobby bodo bogdan bohdan bongani
boniface bonifacio boris boyan boyd brad braden bradley brandon branko brendan brent brett brian brock bronisław bruce
bruno bryan bryce budi burkhard burt byron caleb callan callum calvin camillo caoimhin carl carlo carlos carlton
carmine carsten caspar cathal cecil cedric cesar cesare chad chaim charles charlie chester chidi chinedu chris
christian christoph christopher christos chuck chukwuemeka cian ciaran clarence claude claudio claudius claus clayton
clem clement cliff clifford clint clive clovis cody colby colin colm colton conan connor conor conrad corentin cormac
cornelius cory cosmo craig crispin curt curtis cuthbert cyril cyrus daichi daiki dalton damian damien damon dan daniel
daniele danny dante dario darnell darren darryl daryl dave david davide dawid dawit dawud dean declan deepak delroy
demetrius denis dennis denzel derek dermot derrick deshawn desmond detlef dev devon dexter diarmuid didier diego dieter
dietrich dillon dimitri dimitrios dimitris dinesh dirk djibril dmitri dmitry dmytro domenico dominic dominik don donal
donald donghyun donnie donovan dorian doug dougie douglas dragan drago duane duncan dustin dušan dwayne dwight dylan
eamon earl eberhard eckart eckhard ed eddie eddy edgar edmond edmund edouard edson eduardo edward edwin efraim efren
egbert egon einar eirik eitan eli elias elijah eliud elmer eloy elton elvis emanuel emanuele emeka emil emile emmanuel
emre engelbert enoch enrico enrique enzo eoin ephraim erasmus eric erich erik erling ernest ernesto ernie ernst errol
ervin erwin esa espen esteban ethan etienne euan eugene eusebio evan evander evangelos evelio evgeny ewald ewan ezra
fabien fabio fabrice fadi faisal farai farid farouk faruk fatih federico felice felipe felix femi ferdinand fergus
fernando fidel filip filippo finbar finlay finn fintan florent florian floyd francesco francisco francois frank
franklin franz françois fraser fred freddie freddy frederic frederick frederik fredrik friedrich fritz fritzroy fyodor
gabriel gael gaetan galen gareth garrett garry garth gary gaspard gaston gauthier gavin gavril gaël gbenga gene gennady
geoff geoffrey georg george georges gerald gerard gerardo gerd gerhard germain gernot gerrit gerry ghassan ghislain
giacomo gianluca giannis gideon gil gilbert gilberto giles gilles gino giorgio giorgos giovani giovanni girish girma
giulio giuseppe glen glenn glyn godfrey gonzalo gopal goran gordon gorka gottfried graham grant grayson greg gregor
gregory grigory guido guilherme guillaume guillermo gunnar gunter gunther guoqiang gus gustav gustave gustavo guus guy
gwilym gérard götz günter habib haile hakan halil hamid hamish hamisi hank hans harald hari harold harrison harry
hartmut haruki haruma haruto harvey hasan hassan hassane haydar haydn heath hector heiko heiner heinrich heinz helge
helmut helmuth hendra henk henning henri henrik henry herb herbert heriberto herman hermann hernan herschel hervé
hideki hideo hieu hilario hiram hiroshi hiroto hjalmar hollis horace horst hosni howard howie huan hubert hubertus hugh
hugo hugues humayun humberto humphrey husain hussein hyman iain ian ibrahim ichiro iestyn ifeanyi ignacio ignatius igor
ike ikechukwu ilias ilya imad imran ingo inigo ioan ioannis irfan irving irwin isaac isaiah isak isidore iskander
ismail ivan ivo ivor iwan jaap jabari jacek jack jackson jacob jacques jafar jagdish jai jaime jair jairo jake jakob
jakub jalal jaleel jamal james jamil jared jaroslav jarrod jason jasper javed javier javon jay jayden jaydon jean jeb
jed jeff jeffery jeffrey jens jeremy jeroen jerome jerry jerzy jesper jesse jesus jethro jianguo jihoon jim jimmy jiri
jiro jitendra joachim joakim joao joaquin jochen jock joe joel joern joey joffrey johan johann johannes john johnathan
johnnie johnny joko jon jonas jonathan jonny joost jorge jorgen joris jose josef joseph josh joshua josiah josip joss
josé jozef juan juha julian julien julio julius juma junaid jurgen justin jérôme jörg jürg jürgen kabir kadir kaito
kamal kamau kamran karan kareem karel karim karl karsten karthik kasim kaspar kayode kazuki kazuo keanu keenan keith
kelvin kemal ken kendrick kenji kenjiro kenneth kenny kenta kermit kevin khaled khalid khalil khizr kieran kilian
kingsley kipchoge kiprono kirk klaas klaus knud knut koen kofi koji konrad konstantin kostas krishna kristian kristof
krzysztof kunal kunle kurt kurtis kushal kwabena kwame kwesi kyle kylian kyriakos kyrylo lachie lachlan lamar lancelot
larry lars lasse laszlo laurence laurent lawrence lazar leandro lech lefteris leif leighton lemuel len lennart lenny
leo leobardo leon leonard leonardo leonid leonidas leopold leopoldo leroy les lester lewis liam linus lionel lionello
lloyd lonnie lorenz lorenzo lothar louis loïc luay lubomir luc luca lucas lucian luciano lucien lucio ludger ludovic
ludwig luigi luis luitpold lukas lukasz luke luther luís lwazi lyle lyndon maarten maciej magnus mahathir mahesh
mahmoud mahmud malachy malcolm malik mamadou mandla manfred manny manoj manolis mansoor manu manuel marc marcel
marcelino marcellin marcelo marcin marcio marco marcus marek mariano marijan mario marius mark markus marlon martin
marvin masahiro masood massimo mateo mateusz mathias mathieu mathis matt matteo matteus mattheus matthew matthias
matthijs mattias maurice mauricio maurizio max maxence maxim maximilian maynard mayur mehdi mehmet mehmood meinhard
melvin melvyn mervyn micah michael michal michaël michel mick miguel miguelito mihai mihail mikael mike mikhail mikkel
mikko miklos miklós milan miles milos milton ming minho mircea mirko miro miroslav mirza mitch mitchell mitt moe
mohamed mohammad mohammed mohan mohsin moises mordecai moritz mort morten moses mostafa muhammad muhammed mukesh
mulugeta munir murad murdo murray murtaza musa mustafa mwangi nabil nader naeem naguib naoki naoto narendra naseem
nasir nasser natan nathan nathanael nathaniel naveed neal ned neil nelson neville niall niccolo nicholas nick nico
nicolae nicolas nigel nikhil niklas nikolai nikolaos nikolas nikos nils nimrod nitin nnamdi noah noel norbert norberto
norman norris obadiah obinna octavio olaf olav ole oleg oliver olivier olu oluwaseun omar omari orhan orlando orlin
orson ortwin orville osama oscar oskar osman osvaldo oswald otieno otis ottmar otto oumar ousmane owen ozzy paavo
pablito pablo paddy padraig panagiotis panos paolo parminder parvez pascal pasquale patricio patrick patrik paul paulo
pavel pavlo pavlos pawel pedro peer pelle per percy petar pete peter petr petros petteri phil philip philipp philippe
pierre piers pieter pinchas piotr pius placido poul prabhat prakash pranav prasit pravin preston pål quang quentin
quinton rab radek radomir radoslav radovan rafael rafal raffaele raghav raheem rahim rahul raimund rainer rainier raj
rajesh rajiv rakesh ralf ralph ramesh ramin ramiro ramon rand randall randolph randy ranjit raoul raphael rashad
rasheed rashid rasmus rauf raul ravi ray raymond raymundo reece reggie reginald reijo reimund reinaldo reiner reinhard
reinhold remy renaud reuben reza rhodri rhys ricardo riccardo richard richie rick rikard riku rino rizal roald rob
robby robert roberto rod roderich roderick rodger rodney rodolfo rodrigo rogelio roger rohan rohit roland rolf roly
romain roman romano romeo romesh ron ronald ronan ronnie rory ross rostislav rowland roy royce ruben rudi rudolf
rudolph rudy rufino rufus rune rupert russell rustam ryan régis rémi rémy rüdiger saburo sadiq saeed saif sajid sakari
salah salem salim salman salvatore sami samir samson samuel samuele sandeep sandro sanjay sanjeev sanjiv santiago santo
satoshi saul saulius scot scott seamus sean sebastian sebastien segun selim selwyn semyon sepp serge sergei sergey
sergio seth seungwoo severin shahid shailesh shakil shane shaun shawn shigeru shinichi shinji shinzo shlomo shmuel
shota sidney siegfried sigmund sigurd silas silvester silvio simeon simon sindre sipho slamet slawomir slobodan solomon
somchai soren sota spencer spyros srdjan stanislav stanley stavros stefan stefano stelios sten stephan stephen steve
steven stewart stig stoyan stuart subhash suharto sukhbir suleiman sungmin sunil surachai suresh susilo sven syed
sylvain sylvester sylvestre szymon séamus sébastien søren taavi tadeusz tahir takashi takeshi takumi talal tamas tamás
tancredi tanguy taras tariq tawanda tayyip ted teddy teemu tendai terence terje terrell terrence terry tesfaye thabo
thaddeus thanh thanos themba theo theodor theodore theodoros theophilus thibault thierry thilo thom thomas thorbjorn
thorbjørn thorsten théo tibor tiernan tihomir tilman tim timm timo timothy titouan tobias tobin toby tochukwu todd tom
tomas tomasz tommy tony torben torsten toshiro travis trent trevor tristan tuan tudor tunde turgut tyler tymoteusz
tyrone tyson uche udo ulf uli ulrich ulysse ulysses umar umberto umut uriah usman utz uwe vadim valentin valery valère
vangelis vasil vasilis vasily vassilis vaughn veit venkat venkatesh vernon vic vicente victor vidar vijay vikram viktor
vinay vince vincent vincenzo vinod virgil vishal vit vito vitor vivek vlad vladimir vladislav vojtech volker volkmar
vyacheslav václav waldemar wale waleed walid wallace wally walt walter walther waqar warren wassim wataru wayan wayne
wei wendelin wendell werner wes wesley wieland wilbur wilf wilfred wilfrid wilhelm wilko will willard willem william
willy wim winfried winston wojciech wolfgang wolfram wyatt xabi xavier xiaoming yaakov yahya yakov yann yannick yannis
yaroslav yasser yaw yevgeny yiannis yitzhak yoann yohan yonas yorgos yosef yoshi yousef youssef yudi yukio yuri yuriy
yusuf yuto yvan yves zach zachariah zachary zack zaheer zahid zain zdenek zeb zebulon zeke zenon zhiqiang zhivko ziad
zlatan zoltan zoran zubair zygmunt étienne
"""
BORNE_BY_WOMEN = """
aaliyah abbie abby abena abigail abiola achieng ada adaeze adanna addie adela adelaide adele aditi adriana adunni adwoa
agatha agathe aggie agnes agneta agnieszka aicha aida aikaterini aiko aileen aimee aino aisha aishwarya aisling aiyana
akiko akinyi akua alanna alba alberta aleida alejandra aleksandra alena alesha alessandra alexandra alexia alfreda
alice alicia alina aline alison aliya aliyah aliza aliénor allegra allison allyson alma almaz alysia alyssa amaka amal
amalia amalie amanda amara amaya amber amelia amelie amie amina amira amrita amy ana anabel anais anastasia anastasiya
anaïs anca andreia andrée aneta anette angela angeles angelica angelina angelique angie anika anisa anissa anita anja
anjali ann anna annabel annalisa annamaria anne annegret anneke annelie annelies anneliese annelise annemarie annetta
annette annie annika anouk antje antoinette antonella antonia antonietta anya aoibheann aoife apinya apolline april
apsara arabella araceli archana areej aretha ariadne ariana arianna arlene armelle arwa arwen asha asma astrid asuncion
asunta athena atieno atiya aude audrey aurelia aurelie auristela aurora ava avis avril ayaka ayesha aylin ayse ayumi
azadeh aziza azra babette babs bahar barbara bea beata beate beatrice beatrix beatriz becca becky belen belinda bella
belle benazir benedetta berenice berit bernadette bernadine bernice berta bertha beryl bessie beth bethan bethany betsy
betta bettina betty bettye beulah beverley beverly bianca biddy birgit birgitta birthe björk blanca blandine bodil
bonnie bozena branwen breda brenda brianna bridget bridie brigid brigida brigitte britta bronagh bronwen bronwyn bruna
brunhilde bryony brónagh bukola bärbel bérengère bérénice caitlin caitríona calista camila camilla candace candice
caoimhe capucine cara caren caridad carina carissa carla carlene carlota carlotta carly carmel carmela carmen caro
carol carole carolina caroline carolyn carolyne carrie caryl casandra cassandra cassie catalina catarina cate cateline
caterina catharina catharine catherine cathleen cathy catrin catriona cecile cecilia celeste celia celine ceri cerys
chanda chandni chantal charis charlene charlotte charmaine chaya chelsea chelsey cherie cheryl chiamaka chiara chidinma
chimamanda chinwe chioma chiyo chizoba chloe chloé chrissie chrissy christa christabel christel christiane christina
christine chrysoula ciara cicely cindi cindy claire clara claribel clarice clarissa clarisse claudette claudia claudine
clemence clementina clementine clodagh clothilde clotilde colette coline colleen concepcion consolata constance
constanza consuelo cora coralie cordelia coretta corina corinna corinne cornelia corrie cressida cristiane cristina
crystal cybill cynthia dagmar dahlia daisy daiva dalia damaris danica daniela daniella danielle danuta daphne darcey
daria darlene davina dawn dearbhla debbie debora deborah debra dede deena deirdre deja delfina delia delilah della
delores delphi delphine denise desdemona desiree despina dewi dharma diana diandra diane dilys dimitra dina dinah
dionne dita divya dolores dominika donatella donatienne donna doortje dora dorcas doreen dorin dorinda doris dorota
dorothea dorothy dorothée dorrie dory dottie drusilla dunja dympna dörte earlene ebba ebony edda edeltraud edie edina
edith edna edwina effie efua eibhlin eileen eilidh eilis eimear eithne ekaterina elaina elaine elba eleanor eleanora
eleftheria elektra elena eleni elfi elfriede eliane elif elin elina elinor elisa elisabeth elisabetta elise elissa
eliza elizabeth ella ellen ellie ellinor elma elodia elodie eloise elsa elsie elspeth elva elvira elvire elwira emer
emiko emilia emilie emily emma emmanuelle emmeline encarnacion enid enya erdmute erica erika erin ermintrude erna
ernestine esi esme esmeralda esperanza essie estefania estela estelle esteri esther eszter ethel etta eudora eugenia
eugenie eugénie eulalia eunice eunji eva evangelina evangeline eve evelina eveline evelyn evie ewa ezinne fadumo faiza
fanette fania fanny farah farida farzana fathiya fatima fatma fatou fatoumata faustina faustine fawzia faye federica
felicia felicitas felicite felicity fenella fernanda fernande ffion fidelma filippa filomena finola fiona fionnuala
fiorella fitri flavia flora florence florentina florine florrie folake folasade fotini fran franca frances francesca
francia francine franciska francoise franziska françoise freda frederica frederikke frederique freja freya frida frieda
friedel friederike fumiko funmilayo gabi gabriela gabriella gabrielle gaby gaia gail galina gaynor geena gemma
genevieve genoveva georgette georgia georgiana georgie georgina geraldine gerda gerlinde germaine gerti gertrude gesine
ghada ghazala ghislaine gianna gilda gillian gina ginette ginny giorgia giovanna gisela giselle gita gitte giulia
giuliana giuseppina gladys glenda gloria gloriana glynis gobnait golda goldie grace gracie graciela grainne grazia
greta gretchen grete gretel griselda grizelda gráinne guadalupe gudrun guinevere gulnara gundula gunilla gwen gwenda
gwendolyn gwyneth gwynne hala haleh halima halina hana hanako hanan hanna hannah hanne hanneke hannelore harriet
harriett haruka haruko haya hayley hazel heather heba hedda hedwig hege heidi heidrun heike heleen helen helena helene
helga helma helmi heloise henrietta henriette henrike hera hermina hermione hester hettie hilary hilda hilde hildegard
hildur hillary hiltrud hiroko hirut hitomi holly honora hope hortense huda hulda hyejin héloïse hélène ianthe ida ieva
ifeoma ildiko ileana iliana ilka ilona ilse imani imelda imke imogen inaya indah indira ines inga inge ingeborg inger
ingrid inès ioanna iola iolanda iona iphigenia iqra irem irena irene irina iris irma irmgard irmtraud isabel isabella
isabelle isadora ishbel isla isobel isolde itziar ivana ivanka ivelisse ivone ivy iwona izabela izzy jacinda jacinta
jaclyn jacqueline jacqui jada jade jadwiga jaleesa jamila jana jane janelle janet janette janey janice janie janina
janine jannike jasmine jaya jayne jazmin jeanette jeanie jeanne jeannette jeannie jemima jenelle jenna jenni jennie
jennifer jenny jerri jessamyn jessica jette jill jillian jitka jiyeon joan joana joanna joanne jocasta jocelyne joelle
johanna johanne jolanta jolene jolie josefa josefina josefine josephina josephine josette josiane josie joya joyce
juana juanita judi judit judite judith judy julia juliana juliane julianna julianne julie juliet julieta juliette
julissa june junko justina justine jutta jytte kaisa kaitlyn kaja kalliope kalpana kamala kamila kanchana kaori kara
karen karin karina karla karola karolina karoline karyn kasia kassandra katalin katarin katarina katarzyna kate
katerina kateryna katey katharina katharine katherine kathi kathie kathleen kathrin kathrine kathryn kathy kati katia
katie katinka katja katka katrin katrina katy katya kavita kaye kayla kaylee keiko keira keisha kellie kelsey kendra
keren keri kerri kerstin keziah khadija khadijah kiara kiersten kimberley kimberly kinga kirsi kirsten kirstie kirstin
kirstine kirsty klara klaudia konstantina kornelia kourtney kriemhild krista kristel kristen kristi kristie kristin
kristina kristine kristy krystal krystyna kumiko kyla kylie kyoko lacey laetitia laine lakshmi lalita lana lara larisa
larissa lata latifa latisha latonya latoya laura laureen laurel lauren lauretta laverne lavinia layla lea leah leann
leanne leda leela leila lena lenka lenora leocadia leona leonora leontine lerato leta leticia letitia letizia letta
lettie lexie libby lidia lidija liesbeth liesel lieselotte liesl ligia lihua liisa lila lilia lilian liliana lilith
lilli lillian lillie lilly lilou lily lina linda lindiwe linnea lisa lisbet lisbeth lise liselotte lissa lita liudmila
liv livia livvy liz liza lizbeth lizzie ljiljana ljubica llinos loes lois lola lolita lorelei lorena lorenza loretta
lori lorie lorinda lorna lorraine lotta lotte lottie loubna louisa louise lourdes luana lubov lucette lucia luciana
lucie lucija lucile lucille lucinda lucrezia lucy ludivine ludmila ludmilla ludovica luisa luise luiza lula lulu lupe
lupita lydia lynda lyndsay lyndsey lynette lynn lynne lynnette lysandra lyubov lyudmila léa léonie maartje mabel
machiko maddie madeleine madeline madelyn madonna mae maeve mafalda magali magda magdalen magdalena magdalene maggie
magnolia mahalia maia maike mairead mairi maisie maja makiko malak malala malee malgorzata malika malin mallaury
mallory mamie manal mandy manon manuela manuelita mara marcela marcia maren margaret margareta margarete margaretha
margarethe margaretta margarita margaux margery margie margit margita margot margrethe margriet marguerite maria mariah
mariam mariana mariangela mariann marianna marianne maribel maricel marie marielle marietta mariette marija marijke
marika marilena marilou marilyn marina marisa marisol marit marita mariya marja marjorie marlee marleen marlena marlene
marlies marlis marlyn marnie marsha marta marte martha marthe martina martje marwa mary marya maryam maryann maryanne
maryla masuma mathilda mathilde matilda matilde mattie maud maude maura maureen mavis maxine maya mayra mayumi maïlys
mbali mechthild meena meenakshi meera meg megan megumi mehreen mehwish mei meifang meiling melania melanie melina
melinda melissa melita melva merav mercedes meredith merete meri meseret mette mhairi mia michaela michaëla michelle
michiko michiyo mieke mignon mila mildred milena milica millicent millie mimi mina mindy minerva minji minna minnie
mirabel miranda mireille mirela miriam mirjam mirka misaki misato mitzi modesta moira mollie molly mona monica monika
monique morag morgana morwenna moyra muireann munira muriel myfanwy myra myriam myrna myrtle mélanie mélissa nabila
nadezhda nadia nadine nadira nadiya nadja naima najat naledi nanami nancy nanette nanna naoko naomi nasrin nastassja
natacha natalia natalie natalija natalya natasha natasja nathalie natsuki natsumi nausicaa nawal nazanin neda neema
neha nell nella nellie nelly nena nerea nerys nessa ngozi nia niamh nicole nicoletta nicolette nidia nikki nilufar
nimmi nina ninette nirmala nisha nita njeri nkechi nneka noelle noemi nomsa nomvula nora norah noreen noriko norma
novella noémie ntombi nuala nurhaliza nuria nurul nyambura nóra obiageli oceane octavia océane odalys odessa odette
odile ofelia oksana oleksandra olena olesya olga olive olivia oliwia olwen olympe olympia omolara oona oonagh ophelia
ophélie orla ornella orsolya ortrud otilia ottilie paloma pamela panagiota pandora parvati pascale patience patricia
patrizia patsy patty paula pauletta paulette paulina pauline pavla pearl peggy penelope pepita perdita pernille
perpetua perrine petra petronella petula phaedra philippa philomena phoebe phyllida phyllis pia piedad pien pierrette
piia pilar pippa piroska polly poppy portia pragya pratibha preeti primrose prisca priscila priscilla priti priya
priyanka purificacion queenie quiana quitterie rabia rachael rachel rachelle radhika rafaela raffaella ragnhild rahel
raisa rajni ramona randi rani rania ranjana raquel raquelle rasheda rashida ratna raya rayna razia reba rebeca rebecca
rebekah rebekka reem regina regine reiko reina rena renata renate renee renuka renée resi rhea rhian rhiannon rhoda
rhona rhonda rhonwen rieko riikka riitta rikke rima rina rineke risa rita rivka roberta rochelle rocio roisin rolande
romana romilda romola romy ronda ronja ronke rosa rosabel rosalba rosaleen rosalia rosalie rosalina rosalind rosalyn
rosamond rosamund rosann rosanna rosaria rosario rosaura rose roseann roseanne rosel roseline rosemarie rosemary
rosetta rosie rosina rosita roslyn rossana roswita roswitha rowena roxana roxane roxanne roxie roza rozalia rukhsana
rukmini ruksana ruth ruthie ruxandra ryoko róisín saara sabah sabeena sabiha sabina sabine sabrina sachiko sadhbh sadia
sadie safia sahar saida sakurako sally salma salome salomé samantha samara sameera samina samira sanaa sandie sandra
sandrine sangeeta sanna sanne saoirse sara sarah sari sarina sarita sarojini saskia saundra savita sayaka sayuri
scarlett sebastiana selamawit selina selma selwa septima serafina seraphina serena setsuko severine shabana shabnam
shakira shanelle shania shanice shanna shanta shanti sharifa sharlene sharna sharon sharron shauna shazia sheba sheela
sheena sheila shelagh shelley shelly sheree sheri sherri sherrie sherry sheryl shilpa shira shireen shirin shirlee
shirley shizuko shobha shobhana shona shoshana shreya shruti sian sibongile sibyl sidonie sieglinde signe sigourney
sigrid sigrun silja silke silvana silvia sima simisola simona simone simonetta sinead sini sinéad siobhan sirpa sissy
siti sixtine siân sladjana sofia sofie solange solomiya solveig solène sonali sondra sonia sonja sonya sophia sophie
sophronia soraya sorcha soyeon stacey stacie stasia stavroula stefania steffi stella stephania stephanie stephany stina
sudha sue suha sukey suki sultana sumaya sumitra sunita sunniva suri susan susana susanna susanne susheela sushma susie
suzanna suzanne suzette suzi suzie suzon svea svetlana sveva swati sybil sybille sylvana sylvia sylviane sylvie tabea
tabitha tahira tahmina taina talitha tallulah tamar tamara tamika tamiko tammi tammy tamsin tamsyn tania tanis tanisha
tanja tanuja tanvi tanya tara tasha tasneem tatiana tatjana tatyana tawny taya tegan teodora teresa teresia teresita
tereza terezinha terri tessa tetiana tetyana thandeka thandi thandiwe thea thekla thelma theodora theodosia theresa
therese theresia thora thuy thérèse tiana tiffany tigist tilda tillie timea tina tineke tiphaine tipper tirunesh tirzah
titania titilayo tiziana toini tolulope tomoko tomomi tonia tonje tonya torill toshiko tove tracey tracie tracy traudl
tricia trine trish trisha trixie trude trudi trudie trudy truus tsholofelo tuula tuva twyla tyra uliana ulla ulrica
ulrike una ursel ursula urszula uschi usha uta ute uzoamaka vaishali valentina valeria valerie valerija valma valérie
vanessa vania vasiliki vasilisa veda velma vendela venetia vera verena verna veronica veronika veronique vesna vicki
vickie vicky victoire victoria viki viktoria vilde vilhelmina vilma vineta viola violaine violante violet violeta
violetta viorica virginia virginie viveca viveka vivi vivian viviane vivienne vlasta vreni véronique waleska waltraud
waltraut wambui wanda wangari wanjiru warda wenche wendi wendy wenna wibke wiebke wilhelma wilhelmina willa wilma
winifred winnie winona wioletta wisława wulan xanthe xenia xiaoli ximena xiomara xiuying yaa yael yaffa yaroslava
yasmeen yasmin yasmina yasmine yaëlle yekaterina yelena yesenia yetunde yevgenia yewande ylva yoko yolanda yolande
yoriko yoshiko yuka yukiko yuko yulia yuliya yumi yuriko yvette yvonne zahara zahra zainab zainabu zakia zanele zara
zawadi zdenka zeena zehra zelda zelia zelma zena zenaida zenobia zeynep zhanna zinaida zita zoe zofia zohra zora zoya
zoé zsofia zsuzsa zsuzsanna zuleika zulma zuza zuzana éabha élise élodie
"""
MEN, WOMEN = frozenset(BORNE_BY_MEN.split()), frozenset(BORNE_BY_WOMEN.split())


def gender_by(given: str) -> Gender | None:
    """What a given name makes likely, None when it does not tell."""
    folded = given.casefold().partition("-")[0]
    if folded in MEN:
        return Gender.MAN
    return Gender.WOMAN if folded in WOMEN else None
