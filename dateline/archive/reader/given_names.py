"""Which given names are borne by men and which by women in most places: a small list of our own, written by hand.

It is a first guess that helps to tell whom "she" means, no more: it is never printed, never kept, and the story's own
words outvote it. Names that both bear (Robin, Kim, Andrea) are left out on purpose.
"""

from dateline.archive.reader.name_parts import Gender

BORNE_BY_MEN = """
aaron abdul abdullah abel abraham achim adam adrian ahmad ahmed akira alan alasdair albert alberto aldo alejandro
alessandro alexander alexandre alfred alfredo ali alistair allan allen alphonse alvaro amadou ambrose amir amos anders
andreas andrei andres andrew angus anil ansel anselm anthony antoine anton antonio archie arjun arnold arthur arturo
arun arvid asher ashok august augusto axel aziz baptiste barack barnaby barry bartholomew bashir basil bastian ben
benedict benjamin benoit bernard bernardo bernd bernie bertrand bill billy bjorn björn bob bobby bogdan bohdan boris
boyd brad bradley brendan brent brett brian bruce bruno bryan burt callum calvin carl carlo carlos carsten cedric
cesar charles charlie chidi chris christian christoph christopher chuck clarence claude claudio claus clement cliff
clifford clive colin colm connor conor conrad cornelius craig curtis cyril damian damien dan daniel daniele danny
dario darnell darren dave david davide dean declan denis dennis derek dermot deshawn desmond diego dieter dimitri dirk
dmitri dmitry dominic dominik don donald doug douglas duncan dwight eamon earl ed eddie edgar edmund eduardo edward
edwin eitan eli elias elijah emanuel emil emile emmanuel enrico enrique enzo eric erich erik ernest ernesto ernst
erwin esteban ethan eugene evan ezra fabio fabrice faisal felipe felix ferdinand fergus fernando filip finn fintan
floyd francesco francisco francois frank franklin franz françois fred frederic frederick frederik friedrich fritz
gabriel gareth garry gary gavin geoff geoffrey georg george georges gerald gerard gerhard gianluca gilbert giles
giorgio giovanni giuseppe glen glenn gordon graham grant greg gregor gregory grigory guido guillaume guillermo gunnar
gunter gus gustav gustavo guy günter hakan hamid hamish hans harald hari harold harrison harry harvey hasan hassan
hector heinrich helmut henri henrik henry herbert herman hermann hiroshi horace howard hubert hugh hugo humphrey
hussein ian ibrahim igor imran ismail ivan ivo jacek jack jackson jacob jacques jaime jake jakob jakub jamal james
jared jason javier jay jeff jeffrey jens jeremy jerome jerry jesus jim jimmy joachim joao joaquin joe joel joey johan
johann johannes john johnny jonas jonathan jorge jorgen jose josef joseph josh joshua josé juan juha julian julien
julio jurgen justin jörg jürgen kaito karel karim karl karsten kaspar keith ken kenji kenneth kevin khalid kieran kofi
konrad konstantin kurt kwame kwesi kyle lachlan lamar lars laurence laurent lawrence len lennart leo leon leonard
leonardo leonid leopold leroy lewis liam lionel lloyd lorenzo louis luc luca lucas luciano ludwig luigi luis lukas
luke luther maarten magnus mahmoud malcolm malik manfred manuel marc marcel marcelo marcin marco marcus marek mario
marius mark markus martin marvin massimo mathias mathieu matt matteo matthew matthias mattias maurice mauricio max
maxim maximilian mehdi mehmet melvin michael michal michel miguel mikael mike mikhail mikkel miklos milan miles milos
milton miroslav mitch mitchell mitt mohamed mohammad mohammed moritz moses muhammad murray mustafa nathan nathaniel
naveed ned neil nelson niall nicholas nick nicolas nigel niklas nikolai nikolaos nils noah noel norbert norman octavio
olaf olav ole oleg oliver olivier omar orlando oscar oskar osman oswald otto owen pablo paolo pascal patrick paul
paulo pavel pawel pedro peer pelle per percy pete peter petr phil philip philipp philippe pierre piers pieter piotr
prakash preston rafael rafal raheem rainer raj rajesh rajiv ralph ramon rand randall randolph randy raoul rashid raul
ravi ray raymond reginald reinhard remy rhys ricardo riccardo richard rick rob robert roberto rod roderick rodrigo
roger rohan roland rolf roman romeo ron ronald rory ross roy ruben rudi rudolf rudy rufus rupert russell ryan salim
salman salvatore samir samuel sanjay santiago saul scott sean sebastian sebastien sergei sergey sergio seth shane
shaun sidney siegfried sigurd simon solomon spencer stanislav stanley stefan stefano stephan stephen steve steven
stewart stuart sunil sven tadeusz takeshi tariq ted teddy terence terrell terrence terry theo theodor theodore thierry
thomas thorsten tim timo timothy tobias toby todd tom tomas tomasz tommy tony torsten trevor tristan tyler tyrone
ulrich umberto uwe vernon victor vijay vikram viktor vincent vincenzo vito vitor vladimir volker václav wallace walt
walter warren wayne wendell werner wesley wilfred wilhelm will willem william willy winston wolfgang xavier yannick
yasser youssef yuri yusuf yves zachary zoltan
"""
BORNE_BY_WOMEN = """
aaliyah abigail ada adaeze adela adelaide adele adriana agatha agnes agnieszka aicha aida aileen aisha aishwarya alba
alexandra alexia alice alicia alina aline alison allison alma amanda amara amber amelia amelie amina amira amy ana
anastasia anette angela angelica angelina angelique anika anita anja ann anna annabel anne anneke annelies annemarie
annette annie annika antje antoinette antonia anya april ariana arlene asha astrid audrey aurelia aurelie aurora ava
ayesha ayse barbara bea beata beatrice beatrix beatriz becky belinda bella bernadette bernice bertha beryl bessie beth
bethany betsy betty beverley beverly bianca birgit björk blanca bonnie brenda bridget brigitte britta camila camilla
candace cara carla carlotta carmel carmen carol carole carolina caroline carolyn carrie catalina catarina catherine
cathy cecile cecilia celeste celia celine chantal charlotte chelsea cheryl chiara chioma chloe christa christiane
christina christine cindy claire clara clarissa claudia clementine colette colleen concepcion constance consuelo cora
corinna corinne cornelia cristina crystal cynthia dagmar daisy daniela danielle danuta daphne darlene dawn deborah
deirdre delia delphine denise diana diane dina dolores donna dora doreen doris dorota dorothea dorothy edith eileen
elaine eleanor elena eleni elif elisa elisabeth elise eliza elizabeth ella ellen ellie elodie eloise elsa elsie
elspeth elvira emilia emilie emily emma enid erica erika esme esmeralda esther ethel eugenia eunice eva eve eveline
evelyn fanny farah fatima fatma faye felicia felicity fernanda fiona flavia flora florence folake frances francesca
francine francoise frederica frederique freya frida frieda gabriela gabriella gabrielle gail gemma genevieve georgia
georgina geraldine gerda gertrude gillian gina giovanna gisela gita giulia gladys glenda gloria grace greta gretchen
griselda gudrun gwen gwendolyn hana hanna hannah hanne harriet hazel heather hedwig heidi heike helen helena helene
helga henrietta hermione hilary hilda hildegard hillary holly hope hélène ida ilse imelda imogen ines inge ingeborg
ingrid irena irene irina iris irma isabel isabella isabelle isla ivana ivanka ivy jacqueline jade jana jane janet
janice janine jasmine jeanette jeannette jemima jenna jennifer jenny jessica jill joan joanna joanne jocasta johanna
josefina josephine josie joyce juana juanita judith judy julia juliana julianna julie juliet juliette june jutta
kaitlyn kamala karen karin karina katarina katarzyna kate katerina katharina katherine kathleen kathryn kathy katia
katie katja katrin katrina kayla kerstin kirsten kirsty kristen kristin kristina lara latisha latoya laura lauren
layla leah leila lena leona leonora leticia lidia lila lilian liliana lillian lily lina linda lisa liv livia liz lois
lola loretta lorna lorraine louisa louise lourdes lucia luciana lucie lucille lucinda lucy ludmila luisa lydia lynn
lynne mabel madeleine madeline magda magdalena maggie maia maja malala malin manuela mara marcela marcia margaret
margarita margaux margot marguerite maria mariam mariana marianne marie marina marisa marisol marjorie marlene marsha
marta martha martina mary matilda maud maureen mavis maya meera megan mei melania melanie melinda melissa mercedes
meredith mia michaela michelle mila mildred milena millicent mina minerva miranda miriam moira molly mona monica
monika monique morag muriel myra myriam nadia nadine nancy naomi natalia natalie natasha nell ngozi nicole nicoletta
nikki nina noelle nora norma odette olga olive olivia olympia oonagh ophelia orla paloma pamela patience patricia
patsy patty paula paulina pauline pearl peggy penelope petra philippa phoebe phyllis pilar polly prisca priscilla
priya rachel ramona raquel rebecca regina renata renate rhoda rhonda rita roberta rosa rosalie rosalind rosamund
rosanna rosario rose rosemary rosie roswitha roxana rukhsana ruth sabine sabrina sadie salma samantha sandra sara
sarah saskia selma serena shanice sharon sheila shirley sibyl sigrid silke silvia simona simone sinead siobhan sofia
sonia sonja sophia sophie soraya stefania stella stephanie sue susan susana susanna susanne suzanne svetlana sybil
sylvia tabitha tamara tammy tamsin tania tanya tara tatiana tatyana teresa tessa thelma theodora theresa therese tilda
tina tracy trudy una ursula ute valentina valeria valerie vanessa vera verena veronica veronika victoria viktoria
vilma viola violet virginia vivian viviane wanda wendy wilhelmina wilma winifred xenia yasmin yasmina yolanda yvette
yvonne zainab zara zeynep zoe zofia zuzana
"""
MEN, WOMEN = frozenset(BORNE_BY_MEN.split()), frozenset(BORNE_BY_WOMEN.split())


def gender_by(given: str) -> Gender | None:
    """What a given name makes likely, None when it does not tell."""
    folded = given.casefold().partition("-")[0]
    if folded in MEN:
        return Gender.MAN
    return Gender.WOMAN if folded in WOMEN else None
