"""Given names that are common in England and Wales, of the many languages at home there; from general knowledge, no one's list.

Those that are words, months, places or firms too stand apart: alone they name nobody.
"""

from __future__ import annotations

# Enough by themselves: "Ask for Priya."
CERTAIN = frozenset(
    """
    aaron abdul abdullah abdulrahman abigail abimbola abiodun abu adam adama adebayo adele aditya adnan adrian agnes agnieszka ahmad
    ahmed aidan aileen aisha aishah ajay akosua alan alana alastair aled aleksandra ales alessandro alexander alexandra alexandru alfie
    ali alicia alison alistair allan alun alyssa ama amanda amar amara amelia amina amir amit amjad amrit amy ana anastasia andrea
    andreea andrei andrew andrzej aneela aneta angela angharad angus anika anil anita anjali anna annabel anne annette annie anthony
    antoni antonia antonio anwar aoife arash arjun arthur artur arun asad asha ashraf asif asma astrid atif audrey ava ayaan ayesha ayo
    azadeh aziz babatunde bakary balwinder barbara barry bartosz beata beatrice becky benjamin bernadette bernard beth bethan bethany
    beverley bharat bilal billy birgit blessing bogdan boris bozena brenda brendan brian bridget bronwen bronwyn bruce bryan bukola
    bushra byron caitlin callum cameron camilla carl carla carlos carol caroline carolyn carys cassandra catherine cathy catrin cecilia
    celia ceri chandra chantelle charles chidi chika chinedu chioma chloe chris christina christine christopher ciara claire clara
    claudia clive clodagh colin connor constantin craig cristina cynthia daisuke damian damien damilola dan daniel daniela danielle
    danuta darius darren dave david dawid dean deborah debra deepak deirdre delroy denis denise derek dermot derrick desmond dewi diana
    diane dilys dimitri dipak dmitri dominic dominika donald donna doreen doris dorota dorothy douglas duncan ebenezer ebony edith
    edmund eduardo edward edwin eileen eilidh einar ekaterina elaine eleanor elena eleri elif elisabeth elizabeth ella ellen ellie elsie
    eluned elwyn emeka emilia emily emma emmanuel emrys emyr enid erica erik erin esra estelle esther ethan eugene eunice eva evan eve
    evelyn ewa fahad faisal farah fareed farhana farida farzana fatima fatou fatoumata felicity femi ferdinand fergus fernando ffion
    fiona folake frances francesca francisco freda freddie frederick freya funmi gareth gary gavin gemma geoff geoffrey george georgia
    georgina geraint gerald geraldine gerard ghulam gill gillian giovanni giulia glenda glenn gloria glyn gordon graeme graham grainne
    grzegorz gurpreet gustav gwen gwendolyn gwenllian gwilym gwyn gwyneth habib hadiza hafsa hajra halima hamid hamish hamza hanna
    hannah harjit harold harpreet harriet harry haruka hasan hassan hayley heather heidi helen helena helga henrietta henry hilary hilda
    hiroshi hose howard hugh hugo hussain hussein hyacinth iain ian ibrahim idris ieuan ifeoma ifor igor ikechukwu ikram ilona imran
    ines ingrid ioan ioana ioannis iqbal iqra irena irene irina isaac isabel isabella isla ismail ivan ivana ivor iwan iwona izabela
    jacek jackie jacob jacqueline jacques jaden jagdeep jagdish jake jakub jamal jameela james jamie jamila jana jane janet janice
    janina janine jasmin jasmine jason jasvinder jaswinder javed jayne jean jeanette jeannette jeffrey jelena jemima jennifer jenny
    jeremy jerome jerzy jessica jill jimmy jitendra joan joanna joanne joao joe joel joey johan johannes john johnny jolanta jon jonas
    jonathan jorge jose joseph josephine josh joshua joyce juan judith judy julia julian juliana julie juliet june-ann jurgen justin
    justyna kabir kafor kai kalpana kamal kamila kamran karen karim karin karina karl karolina kasia katarzyna kate katherine kathleen
    kathryn kathy katie katrina katy kavita kay kayleigh keeley keith kelechi kellie kelly kenneth kevin khadija khalid khalil khan
    kieran kim kimberley kiran kirsten kirsty klaus kofi kojo konstantin krishna kristina krystyna krzysztof kuldip kulwinder kumar
    kwabena kwame kwasi kyle lakshmi lalita lamin lara larissa laszlo latoya laura lauren laurence laurie layla leah leanne lee-ann
    leila lena leon leona leonard leroy leslie leszek levi lewis liam lidia linda lindsay lindsey linh lionel lisa liz liza llewellyn
    lloyd lois lorraine louis louisa louise luca lucia lucinda lucy luis lukasz luke lydia lynda lynette lynn lynne lyudmila mabel
    maciej madeleine maeve magdalena mahmood mahmoud mairead malcolm malgorzata malik mamadou mandeep manfred manjit manoj manuel marcel
    marcia marcin marco marcus marek margaret margarita margery maria mariam marian marianne mario marion marisol marjorie marlene marta
    martha martin martina martyn marwa mary maryam marzena mateusz matilda matt matthew maureen maurice mavis maxine maya meera mehmet
    mei mei-ling melanie melissa meredith mervyn mhairi michael michaela michal michelle miguel mihai mike mikhail mila mildred milena
    millie mira mirela miriam mitchell mohamed mohammad mohammed mohan moira molly mona monica monika morag morwenna moses moshe
    muhammad mukesh muriel murray mustafa myfanwy myra nabila nadia nadine naeem nana nancy naomi narinder naseem nasir nasreen nasrin
    natalia natalie natasha nathan nathaniel navdeep naveed neha neil nerys nesta ngozi nia niamh nicholas nicola nicolas nicole nigel
    nikhil nikita nikolai nikolaos nina nisha nkechi noel noor nora noreen norma norman nuala nuno obinna ola olena olga oliver olivia
    oluwaseun oluwaseyi omar omolara oonagh orla oscar oskar osman owain owen pablo paddy padraig palwinder pamela paolo parminder
    parveen pascal patricia patrick paul paula pauline pavel pawel pedro peggy penelope percy peredur perpetua peter petra petros phil
    philip philippa phillip phoebe phyllis pierre piotr poppy prakash pranav praveen preeti prem priscilla priya prudence quentin
    rachael rachel radoslaw raheem rahul raj rajesh rajinder raju ralph ramesh ramona randolph rania ranjit raphael rashid raul ravi
    raymond razia rebecca reece reggie reginald rehana rekha renata rene reuben reza rhian rhiannon rhodri rhona rhys riaz richard rita
    riya robbie robert roberto robyn rodney roger rohan roisin roland roman rosalind rosamund roseanne rosemary rosie ross rowena roxana
    roxanne roy ruaridh ruby rukhsana rupert ruth ryan sabine sabrina sadia saeed safia saima sajid saleem salim salma samantha samina
    samira samuel sana sandeep sandra sanjay santosh sara sarah sarita satish saul sean sebastian seema selina selma sergei sergio
    shabana shabnam shahid shahida shahzad shakira shamima shane shanice shannon shanti sharifa sharmila sharon shaun shauna shazia
    sheena sheila shelagh shelley shirin shirley shivani shona shreya sian sibongile sibyl sidney sigrid simon simona simone sinead
    siobhan slawomir sofia soledad solomon sonia sonja sophia sophie soraya stacey stanislaw stefan stefano steffan stella stephanie
    stephen steven stewart stuart sudhir sukhdev sukhwinder suleiman sultana sumaira sunil sunita suresh surinder susan susanna susannah
    suzanne svetlana swati sybil syed sylvia sylwia tabitha tadeusz tahir tamara tamsin tania tanisha tanvir tanya tara tariq tasneem
    tatiana temitope terence teresa teri tessa thandiwe thelma theo theodora theodore theresa thomas tiago tim timothy tina tinashe
    tobias toby tomas tomasz tommy tomos tony tracey tracy trevor tudor tunde tyrone uchenna ugo uma umar una ursula usha usman vaclav
    valentina valentine valerie vanessa vasile venkatesh vera verity vernon veronica vijay vikram vincent vinod vivek vivian vivien
    vivienne vladimir waheed walter wanda waqar wayne wei wendy wilfred wilhelmina william wilma winifred winston wojciech xavier
    xiaoming xin yan yana yasmeen yasmin yasser yemi ying yohannes yolanda yosef youssef yuki yusuf yvette yvonne zachary zahid zahra
    zainab zara zeeshan zehra zeinab zhi zoe zofia zoltan zubair zulfiqar zuzanna
    """.split()
)
# With another name beside them: "Will Summers", "Grace Okafor".
WITH_ANOTHER = frozenset(
    """
    abbey alba alder alma amber angel annan april ash ashley aurora austin autumn basil bell ben beryl bev beverly bill blair blake bob
    bonnie brad brandon brook brooke bryony carmel carter cash charity charlie charlotte chase chelsea cherry chester christian christie
    clay clement cliff clifford cole constance coral crystal daisy dale dawn dee denver derby dick dolly dot drew duke dusty earl ed
    eden edna ernest essex faith fay fern finn fleur flora florence ford fox francis frank gale garnet gay gene ginger glen grace grant
    gray guy hal hank harmony harper harrison haven hazel heath henley holly honor hope hunter iris israel ivy jack jade jan jasper jay
    jerry jersey jet jewel jim jo jordan joy jude june kent kerry kit lance lane laurel lee leigh len les lester lily lincoln london
    lorna lyndon madison major marie marina mark marshall marvin max may mercy merit miles milo milton misty morgan morris nell nelson
    neville nick noah noble norris olive opal oz paige pansy paris pat patience peace pearl penny perry pete pip piper preston prince
    princess queenie rae rain ray red reed rex rich rob robin rock rocky rod ron rory rose rowan royal russell rusty sage sally sam
    sandy sasha saxon scott selby shelby sid sky skye spencer stan star sterling steve stu sue summer sunny sydney tammy ted teddy terry
    todd tom trinity troy val vic victor victoria viola violet virginia wade wally ward warren wes wesley will willow windsor winnie
    winter woody yorke zion
    """.split()
)
