#include "common/text/language_profile.hpp"

namespace khabar {

// Turkish ý þ ð, Romanian ã þ: ı ş ğ, ă ţ of Windows-1254 and ISO 8859-2 read as Latin-1. "und" is Cebuano, which has
// no code in ISO 639-1 and is not to be taken for Tagalog.

namespace {

constexpr LanguageProfile kLatin[] = {
    {"af", "áéèêëíîïóôöúûŉ",
     "die van en het is nie in 'n n ŉ om te dat wat met sy op vir aan as hy was ek ons jou jy hulle kan sal na uit "
     "by ook maar word gaan moet deur haar dit hierdie daar toe meer so my sê baie een ander twee tussen egter weer "
     "gewees waar geen onder oor dan reeds al nog -heid -like -ings -asie -ering -lik -skap -lings ge- ver- -ies "
     "elke nuwe groot self jare hê kon -asies -ende -baar -word -ig -ige -er"},
    {"az", "çəğıöşü",
     "və bu bir ilə üçün də da ki olan o olaraq daha çox sonra ən kimi isə onun edir idi var hər qədər görə mən biz "
     "onlar lakin amma həm yox ya nə deyil olub etmək il ildə tərəfindən -lar -lər -ların -lərin -ında -ində -dir "
     "-dır -maq -mək -mışdır -mişdir -ları -ləri -nın -nin -dan -dən -ıb -ib"},
    {"bs", "čćđšž",
     "i je u da se na su za od sa ne koji koja koje to kao ili što šta ali bi iz će o do nije bio bila bilo kako "
     "samo po već te još sve ovo tako nakon prema također takođe ako dok jer može pri zbog ima biti smo sam ko neko "
     "hiljada opće općina evropi evropske evropa evrope historije historija januara februara marta aprila maja juna "
     "jula augusta septembra oktobra novembra decembra kakav lahko sahat uslovi vijeće sedmice sedmica uopće "
     "sarajevo sarajevu bosne bosni hercegovine hercegovini bih tačno procent posto predsjednik vrijeme gdje prije "
     "nisu nego uz ova ovaj -nost -ost -nja -anje -enje -ima -ama -ije -ski -ske -ska -skog -skih -ova -ijeg tokom "
     "hemija hemijski univerzitet univerziteta univerzitetu porodica porodice porodici ostrvo ostrva ambasador "
     "milion miliona milioni tačka tačke fudbal fudbalski muzika muzike muzički pozorište saradnja saradnje saradnju "
     "učestvuje učestvovao takmičenje takmičenja sistem sistema direktor direktora zvaničnik fabrika fabrike niko "
     "svako komšija hljeb kafa federacije federacija bošnjak bošnjaka kanton kantona historijski historijske "
     "prijevod uslov uslova evropski evropskog evropskoj evropskom evropsku odbrana odbrane organizacija organizuje "
     "januaru februaru martu aprilu maju junu julu augustu septembru oktobru novembru decembru stoljeća avionom "
     "hiljade hiljadu -isan -isana -isanje -iran -irana -irati -ovala s evrop- hemij- hilja- fudba- muzič- tačk- "
     "sarad- porod- milio- zvani- histo- sedmi- mjes- vrije- vijek- svije- dijel- rije- prije- uvije- cije- slje- "
     "podij- pobje- umje- uspj- pjes- djel- vjer- mjer- mlije- bijel- riješ- promj- primj- sjev- dvije ovdje negdje "
     "svugdje sljed- smjer- razum- dijet- djec- tjel- -ijem -ijelo"},
    {"ca", "àçèéíïòóúü·",
     "de la el que i a en els les un una per del és no al es amb dels va com més l d s aquest aquesta però són ha "
     "seva seu o als ser fins també sobre entre quan han hi pot aquests molt anys any ens tot tots pels pel sense "
     "des on ja si cada ara tant perquè després havia era fer van em qui -ció -cions -tat -ment -ant -ència -nya "
     "-itat -ats -ades -esa -atge -eix -ar -ida -aven -ària -és altres altre nova nou millor segons estat part així "
     "doncs cap només gran molts -ts -es -nt -isme -able -ables -dor -dors -ns -ix -ll -ny -ncies -gut -ellar -cia "
     "dia dies qual quals podeu poden nostre nostra d'un d'una servei aquell aquella nostres vostre teva tenen té fa "
     "farà estan d'aquest l'any serà seran -què -eu"},
    {"cs", "áčďéěíňóřšťúůýž",
     "a v se na je že to s z do o i ve by jsem si ale k za jako jsou jeho po od který která které při tak už podle "
     "co ještě nebo byl byla bylo až také jen není jak má když bude ze před než aby pod roku však může jejich mezi "
     "jejího tom této tím proto kde jsme budou být kteří -ost -osti -ní -ého -ých -ová -ění -ího -ém -ými -ku -ou "
     "-ích -ěl -la -li -cký -ové"},
    {"cy", "âêîôûŵŷï",
     "y yr yn a i o ar ei mae wedi am gan bod eu oedd ac na fod ond hefyd hyn nid sydd un oed mewn cael ym dros gyda "
     "at fel neu roedd cyn ddim pan hwn fy rhai bydd iddo yw er mwyn dim eich chi ni nhw hi fe wrth trwy drwy rhwng "
     "hynny llawer -wyd -odd -iad -iaeth -io -au -aeth -edd -iau -ion -wyr -wch -ydd -wr dd- ll- ff- gw- -ol"},
    {"da", "æøå",
     "og i at det er en til af på den som med for de har ikke et der var han fra men vi kan jeg om så ved sig blev "
     "skal vil også efter hvor hun eller bliver over være hvad når nu mod sin mere ud meget havde denne dette op "
     "alle blevet mellem kun noget nogle andre to man hans da gennem deres hvis uden dem mig selv end siden før -hed "
     "-erne -else -ende -tion -ning -lig -lige -ede -et -eren -ene -heder -skab -ger -ler -iske -elsen -ske -dt "
     "hvordan hvorfor hvilken hvilke hver hvert disse uge ugen vej vejen været gik fik kom flere mange sammen mener "
     "danmark kommer ligger blandt hjem gør gjorde år nye først første -inger -ingerne -ere -heden -ligere -tet -tør "
     "-te jer jeres dig mest hvem længe tilbage allerede gjort altså -este -er -ligt"},
    {"de", "äöüß",
     "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
     "daß dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur "
     "bis mehr durch man sein wurde sei ich wir ihr kann gegen vom wenn schon unter mein dieser diese seine keine "
     "zwischen -ung -ungen -heit -keit -lich -isch -schaft -ische -ischen -lichen -en -er -iert -ieren -tion ge- "
     "ver- -chen -schen -ern"},
    {"en", "",
     "the of and to in a is that for it was on with as be by at he this from are have has not but or his which an "
     "were you they their will we had more been one all would there when who if can about said its so up out what "
     "some into than them new could only after other do also over no my me she her may how any i your our these -ing "
     "-tion -ness -ed -ly -ment -ble -ally -ies -ous -ity -ings -ism -ers -ful -less -ight -ough -est -ck -tions "
     "-ents th- wh- like get made many most such through where while first even each -er -al -ic -ical -ish -ive "
     "-ance -ence -es -or -ure"},
    {"eo", "ĉĝĥĵŝŭ",
     "la de kaj en estas al ke por el mi ne kun li ĝi sed pri estis per da ĉi tio kiu kiel oni pli ili ni aŭ kiuj "
     "sur post dum ankaŭ nur tre tiu -oj -ojn -aj -ajn -is -as -os -ado -eco -anta -ita -istoj"},
    {"es", "áéíñóúü¿¡",
     "de la que el en y a los del se las por un para con no una su al es lo como más o pero sus le ha me si sin "
     "sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué "
     "sólo solo han yo hay vez puede todos así nos ni parte tiene él uno donde bien ese ellos esto e u -ción -ciones "
     "-dad -dades -mente -ado -ados -idad -ada -adas -iendo -ando -miento -eron -aron -ía -ían -anza -encia -illo "
     "-ero -ños -aba -ito -ores -oso tener hacer pueden debe sea cada mismo otros otras otro nuevo nueva mejor "
     "estado según través además aunque -os -as -les -nte -ismo -able -bles -arse -rse -lo -los -iones -ivo -ales "
     "-ir"},
    {"et", "äöõüšž",
     "ja on ei et see kui ta ka oli aga mis oma ning või ma nii seda kes siis selle veel pole tema välja mida üle "
     "kuid ole pärast juba poolt kõik nagu sest eesti kus vaid mind nad ette peab olla kas saab kaks üks nende enne "
     "aasta ainult kuni olid vastu mitte -mine -mise -ste -ud -dele -des -nud -tud -vad -sed -sse -ga -dest -takse "
     "-likult -tele -use -likud -ks -tes -ust -line -aks -ik"},
    {"eu", "ñ",
     "eta da ez du bat dira dute izan zen dela egin ere zuen bere hori baina den duen batean beste egon baino ditu "
     "oso bai hau gero edo baita beharko zuten dituzte arte behar bezala horrek ziren naiz dut nahi baten hala dago "
     "izango arabera buruz urte dituen asko zer -ak -ek -en -tzen -etan -aren -ean -ko -tu -ari -tasun -rekin -tik "
     "-ren -era -zko -tzeko -tako -koak -ekin -eko -etako -tasuna -raino"},
    {"fi", "äö",
     "ja on ei se että oli hän mutta ovat kun joka myös mukaan sen ole mitä kuin jos niin vain vielä jo tai sitä "
     "siitä ollut hänen voi olla olisi ne nyt mikä tämä minä kanssa jotka jälkeen sekä kuitenkin pitää vuoden eivät "
     "tämän kaikki ennen noin tulee paljon sille mitään -ssa -ssä -sta -stä -lla -llä -inen -sti -ista -istä -een "
     "-iin -ien -jen -ksi -nut -nyt -isen -uus -minen -vat -vät -aan -ään -lle -lta -taan -ttu -ut -tta"},
    {"fr", "àâæçéèêëîïôœùûüÿ",
     "de la le les et des en un une du à est que qui dans il pour a pas sur au par plus ce ne se avec sont on sa son "
     "aux ou l d qu n s c j m mais cette ses comme été nous deux fait leur leurs ont être même aussi entre sans "
     "après ces vous je elle tout bien ans depuis où encore peut très faire avait était selon -tion -tions -ment "
     "-ments -eux -euse -aire -ité -és -ées -ée -ant -aient -eur -eurs -ique -iques -ais -ait -elle -ance -ence "
     "-isme -esse -age -oir -aux -ent -ux ils elles quelques chaque autre autres -tre -re -oire -ive -if -al -ale "
     "-ions -er -ez -ette -gne"},
    {"ga", "áéíóú",
     "an a na agus ar go i is sé le bhí ní ag do tá san mar sin ach aon nach gur ann chun den ó bhfuil siad mé as sa "
     "leis féin duine nó air don de bheith seo níos linn lena faoi dá idir raibh iad sí é í againn gach eile roimh "
     "ina cur -acht -ann -adh -aidh -ach -amh -ta -aí -ún -úil -aigh -eann -igh -áil bh- mh- gc- dt- bhf- ch- dh- "
     "gh- fh- sh- -anna -each -ithe -eadh atá rud déanamh bliain bliana éireann éirinn cén sna cad orthu aige aici "
     "acu ort orm liom leat tú muid iontu ceann"},
    {"gl", "áéíñóúüï",
     "de a o que e do da en os un para con no unha as na por se non ao dos é máis das como á pero súa seu foi ou "
     "sobre tamén xa ser está nos nas polo pola este ata entre ten moi anos cando hai só galicia lle ben onde eu "
     "esta -ción -cións -dade -mente -ados -xe -ais -eiro -eira"},
    {"hi", "",
     "hai hain nahi nahin mein aur kya kab kaise kyun kyon bhi yeh woh liye raha rahe rahi gaya gayi karna kiya hoga "
     "hogi tha thi ka ki ke ko se ne par ho kar jo wala wale wali apne unka bahut kuch mera hum aap -enge -egi"},
    {"hr", "čćđšž",
     "i je u da se na su za od s ne koji koja koje to kao ili što ali bi iz će o do nije bio bila bilo kako samo po "
     "već te još sve tako nakon prema također ako dok jer može pri zbog ima biti smo sam tko netko tisuća opće "
     "općina europi europske europa europe povijesti povijest siječnja veljače ožujka travnja svibnja lipnja srpnja "
     "kolovoza rujna listopada studenoga studenog prosinca uvjeti vijeće tjedna tjedan tijekom glede točno posto "
     "hrvatske hrvatska hrvatskoj zagreb zagrebu unatoč budući odnosno godine godina sukladno tvrtka tvrtke gdje "
     "prije predsjednik vrijeme nisu nego uz ova ovaj sustav sustava -nost -ost -nja -anje -enje -ima -ama -ije -ski "
     "-ske -ska -skog -skih -ova -ijeg -irati -irao uporaba uporabu sustavi gospodarstva gospodarstvo znanosti "
     "znanost tvornica tvornice glazba glazbe glazbeni nogometni nogomet tisuće tisuću milijun milijuna točka točke "
     "kemijski sveučilište sveučilišta vlak obitelj obitelji otok otoka otoci ravnatelj računalo računala zaslon "
     "poduzeća poduzeće nitko svatko izvješće izvješća dužnosnik redatelj skladatelj ured uredu kazalište kazališta "
     "stoljeća temeljem natjecanje natjecanja uvjet uvjeta uvjetima tvrtki suradnja suradnje organizirati obrana "
     "obrane zrak zraka europsku europskog europskom kolovozu rujnu lipnju srpnju travnju svibnju ožujku siječnju "
     "veljači studenom prosincu odjel vlastiti -iran -irana -irani elektronički službeno nogometaš natječaj europ- "
     "kemij- tisuć- glazb- tvrtk- točk- susta- znans- rujn- zrako- nogom- sveuč- kazal- surad- obite- mjes- vrije- "
     "vijek- svije- dijel- rije- prije- uvije- cije- slje- podij- pobje- umje- uspj- pjes- djel- vjer- mjer- mlije- "
     "bijel- riješ- promj- primj- sjev- dvije ovdje negdje svugdje sljed- smjer- razum- dijet- djec- tjel- -ijem "
     "-ijelo"},
    {"hu", "áéíóöőúüű",
     "a az és hogy nem is egy volt ez meg de csak mint már még ha vagy azt el szerint mert ki fel sem van kell lehet "
     "volna pedig után minden ezt olyan amely aki ami majd most én ő magyar lesz több így két be itt nagy más között "
     "illetve -ban -ben -nak -nek -val -vel -ból -ből -ság -ség -ást -ést -ott -ett -ok -ek -tak -tek -kat -ket -hoz "
     "-hez -ról -ről -tól -től -ás -és -tás -tés -ához -ják -ik"},
    {"id", "é",
     "yang dan di itu dengan untuk dari ini dalam tidak akan pada juga ke karena tersebut bisa ada mereka lebih kata "
     "telah sudah atau saat oleh menjadi orang ia dia saya bahwa para kami kita seperti hanya sebagai anda kepada "
     "harus namun masih banyak tahun secara antara beberapa setelah sangat satu dua agar adalah dapat lain bukan "
     "hingga jika bila pun lagi serta sejak kalau sekitar rupiah indonesia jakarta polisi uang mobil mau selasa rabu "
     "jumat minggu agustus maret perusahaan berbeda kantor bisnis rumah -kan -nya -an -asi -itas -isme mem- ber- "
     "men- meng- ter- per- peng- pem- -ah -sikan -is -if -lah gratis dikenal sedangkan tapi bagaimana sebuah seorang "
     "sedang terdapat melalui dulu banget gue nggak tak pemerintah anggota pihak rp hal informasi lagu berikut "
     "itulah merupakan dimana selain ketika mungkin tetapi milik situs ponsel membuat cara bagi gedung -isasi "
     "-asinya"},
    {"is", "áðéíóúýþæö",
     "og að í á er sem til um við var með fyrir af ekki það en hann því frá þess eru ég hefur eftir verið þegar "
     "verða upp hafa segir sé hún þá þar sér voru vera hafi svo eða hjá nú þau þeir þetta allt mjög yfir úr út þeim "
     "hér mér -inn -inu -num -unum -anna -ingar -ir -ur -ist -aði -legt -lega -inni -una -nar -ið -um -legur -ði -ðu "
     "-nnar"},
    {"it", "àèéìîòù",
     "di e che la il in un a per è una non del si con i le da della dei sono al lo come ha ma più gli alla anche "
     "delle nel ed o su dal se l nella ai suo sua degli stato tra ci dalla questo questa essere hanno fra quando nei "
     "alle all dopo era molto solo sulla sul loro mi fatto prima tutti dove ogni dall nell anni può chi perché così "
     "ancora -zione -zioni -mente -tà -ato -ati -ata -ate -ello -ità -mento -menti -are -ere -ire -iamo -ggio -cchio "
     "-ando -endo -ezza -ioni -ono -etto -tto -tti -lli fare altri altre altro nuovo nuova secondo oltre senza sia "
     "mio lui lei noi voi -ismo -abile -ivo -iva -iche -ica -ico -ici -ari -ria -rio -nza -nze -gli -sta -sti"},
    {"lt", "ąčęėįšųūž",
     "ir yra kad į su iš tai bet ne jis o nuo kaip apie dėl bus buvo tik už po ar jau dar pat savo per ji jie jo "
     "kurie kuris taip gali metų to tačiau kai prie jos iki mes labai ši šis jei turi jų tarp prieš -as -os -ai -us "
     "-ių -ose -oje -ti -imas -umas -iai -usi -damas -tas -ojo -uose -inis -imo -imų -iui -yje -ės -ę -ams -is -auti "
     "-ija -tų"},
    {"lv", "āčēģīķļņšūžŗ",
     "un ir ar par uz no ka kas bet arī tas to lai kā pie vai vairāk jau pēc ne nav šo es viņš viņa gan tikai tiek "
     "bija būs līdz pret savu gada ja kad mēs tā pa ļoti vēl kur pirms tomēr starp latvijas gadā var tiks visi -šana "
     "-šanas -iem -ām -ija -ības -ība -āja -ties -ās -ajā -ējā -ums -iski -ēt -āt -īt -umu -ējs -ij -tāju -is -am "
     "-as -us"},
    {"ms", "é",
     "yang dan di itu dengan untuk dari ini dalam tidak akan pada juga ke kerana tersebut boleh ada mereka lebih "
     "kata telah sudah atau oleh menjadi orang ia beliau saya bahawa para kami kita seperti hanya sebagai anda "
     "kepada harus namun masih banyak tahun secara antara beberapa selepas sangat satu dua agar adalah dapat lain "
     "bukan hingga jika pun lagi serta sejak berkata katanya tetapi ialah mesti perlu hendaklah daripada manakala "
     "turut semasa ketika bagi sahaja malaysia kuala lumpur negeri wang kereta berkenaan iaitu mahu selasa rabu "
     "khamis jumaat ahad ogos mac julai syarikat berbeza pejabat perniagaan polis kerajaan rakyat datuk seri bekas "
     "ahli mengikut sekiranya setiausaha -kan -nya -an -asi -iti -isme mem- ber- men- meng- ter- per- peng- pem- -ah "
     "-lah -if ianya bukanlah adakah amat tentang ramai cuma sebuah terdapat menerusi pelbagai pihak pula ekoran "
     "sebanyak rm selain peringkat persekutuan bandar pasukan peniaga lelaki wanita hospital kes video laman "
     "maklumat sila awam kajian perkhidmatan telefon -nyalah"},
    {"nb", "æøåéòô",
     "og i det er på til som en å at for av med de den har ikke et var han fra men vi kan jeg om så ble blir skal "
     "vil også etter hvor hun eller over være hva når nå mot sin mer ut seg hadde denne dette opp alle blitt mellom "
     "bare noe noen andre to man hans da gjennom deres hvis uten dem meg selv enn siden før ved må både hvordan sier "
     "-het -ene -else -ende -sjon -asjon -ning -lig -lige -et -eren -skap -elsen -ingen -sjonen -iske -ere -tte -te "
     "hvorfor hvilken hvilke hver hvert disse slik uken ukene veien vei vært gikk fikk kom mye flere mange sammen "
     "mener synes dersom norge kommer ligger blant hjem vet gjør gjorde år nye først første -inger -ingene -erne "
     "-heter -ligere dere allerede gjort deg mest hvem lenge tilbake -este -er -dd"},
    {"nl", "éèëïóöüê",
     "de van het een en in is dat op te zijn met voor niet die er aan ook als om bij door uit maar nog naar dan hij "
     "over heeft ze wordt of ik was hebben je wel tot worden we kan meer deze geen zich veel haar hun zou onder al "
     "moet werd tegen zo wat na mijn zij waar toen maken twee jaar alleen omdat tussen -heid -lijk -lijke -ing "
     "-ingen -tie -en -sch -schap -aar -eren -elijk -ige -isch -ische -ten -aal ge- ver- -oor -ijk -cht -eel -den "
     "-gen eens iedere elke andere nieuwe -ende -aan -oud -ijken -ief -ieve -er -aat -eert -ooi"},
    {"nn", "æøåéòôó",
     "og i det er på til som ein å at for av med dei den har ikkje eit var han frå men vi kan eg om så vart blei "
     "blir skal vil òg også etter kor ho eller over vere vera kva når no mot sin meir ut seg hadde denne dette opp "
     "alle blitt mellom berre noko nokre andre to hans då gjennom deira viss utan meg sjølv enn sidan før ved må "
     "både korleis seier me kven kvar ei vore gjer eigen eigne mykje fleire mange saman heile skulle fekk sjå -het "
     "-heit -leik -ane -ene -else -ande -sjon -asjon -ning -leg -lege -et -ar -ingar -skap -inga -sjonen -iske -are "
     "-te -de -ast -ert difor vert verte verta ligg kjem kjende veg namn namnet hovud verda noreg medan dessutan "
     "innan åra heiter gjekk søkja gjere gjera veit seinare dersom heim attende ynskjer saka blant slik nye fyrst "
     "fyrste millom -arar -ingane -arane -aren -heiter -legare dykk dykkar deg mest lenge -aste"},
    {"pl", "ąćęłńóśźż",
     "w i na z do się nie że to jest o a jak po od za co przez ale dla ma są tym już był ich też jego oraz tylko być "
     "może było tak ze jako czy pod przy które który która jej roku była także bardzo tego aby jeszcze sobie będzie "
     "ten mnie gdy lub nad tej między przed więc -ość -ości -anie -enie -ego -ych -ów -ami -ach -owie -ować -ał -iej "
     "-ski -ska -ny -owy -rz -cz -ają -cja -cji -ania -nie -owa sz- prz- cz-"},
    {"pt", "áàâãçéêíóôõúü",
     "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando "
     "muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos ter seus quem nas me esse eles "
     "você essa num nem suas meu às foi são está tem ser há anos sobre ainda pode foram este esta onde -ção -ções "
     "-dade -mente -ado -ados -agem -ões -ão -ando -endo -eiro -eira -mento -inho -inha -ência -ada -adas -ais -eram "
     "-aram -avam -ava -nça -idade -ém fazer cada outros outras outro nova novo melhor estado segundo através além "
     "embora maior parte vai -os -as -eis -nte -ismo -ável -veis -ar-se -lho -lha -vel -ivo -am -em -ças"},
    {"ro", "ăâîșțşţãþ",
     "de și în a la cu pe care din nu este un o să că mai au pentru se sunt fost ce al fi sau după prin dar lui ca "
     "între foarte cele lor iar dintre si sa fără dacă când ar era am avea numai doar ale ei unei unui această acest "
     "acesta până peste tot are cel cea despre îi îl -ului -ilor -elor -ea -ul -iei -ție -ții -ească -esc -are -ată "
     "-ați -area -ește -tor -ești -uri -iile -ile -eşte -ează -ţie -ţii -nţă -ii -at -ate va vor mult prea într câte "
     "toate toți cum fiind -lor -iune -iunea -ele -ism -ță -ă -ie"},
    {"sk", "áäčďéíĺľňóôŕšťúýž",
     "a v sa na je že to s z do o i vo pre by som si ale k za ako sú jeho po od ktorý ktorá ktoré pri tak už podľa "
     "čo ešte alebo bol bola bolo až aj len nie keď bude zo pred než aby pod roku však môže ich medzi tom tejto tým "
     "preto kde sme budú byť ktorí má boli iba tiež teda lebo mi so -osť -osti -nie -ého -ých -ová -enia -ania -ej "
     "-ým -ov -ými -ou -om -ím -mi -ia -ský -ovať -ať -cia -cie"},
    {"sl", "čšž",
     "in je v na da se za so ki pa z ne tudi s kot po bi od o iz bo ali še jih bil bila ni že kar do ko pri lahko "
     "tako več smo ker sem kako si kaj le ga med pred samo pod bolj če vse nas leta let nad mu zato ter nekaj brez "
     "zdaj kjer biti bilo svoje svojo tem te ta to katerih kateri -nost -osti -ega -emu -ski -ška -anje -enje -imi "
     "-ih -ijo -ev -ovanje -ilo -la -ost -jo -stvo -aj -alo -ala leto sta saj predvsem vendar naj torej oziroma "
     "glede poleg -ati -iti -ova -nje -nja -ni -ne -no -ja -ov -ju -em -om -al -il -anja -čno"},
    {"sq", "çë",
     "të e në i dhe për me që një se nga është ka do janë u më nuk si kjo ky duke kanë pas por edhe ishte ose deri "
     "kur vetëm tij tyre ai ajo çdo gjatë sipas mund pa mbi ku ata këtë së saj atë kishte jo qenë tha a shumë pasur "
     "tjetër -ve -it -ën -ët -ës -isht -shme -shëm -imi -imit -uar -je -inë -ur -eve -ave -ohet -jnë -is -ore -tar "
     "-tare"},
    {"sr", "čćđšž",
     "i je u da se na su za od sa ne koji koja koje to kao ili što šta ali bi iz će o do nije bio bila bilo kako "
     "samo po već te još sve ovo tako nakon prema takođe ako dok jer može pri zbog ima biti smo sam ko neko hiljada "
     "opšte opština opštine evropi evropske evropa evrope januara februara marta aprila maja juna jula avgusta "
     "septembra oktobra novembra decembra gde pre posle vreme dve srbije srbiji srbija beogradu beograd predsednik "
     "ovde nedelje uslovi bezbednosti mesto reč lepo celo treba mesta -nost -ost -nja -anje -enje -ima -ama -ski "
     "-ske -ska -skog -skih -ova -eg tokom hemija univerzitet univerziteta porodica porodice ostrvo ostrva ambasador "
     "milion miliona milioni tačka tačke fudbal fudbalski muzika muzike pozorište saradnja saradnje saradnju "
     "učestvuje takmičenje takmičenja sistem sistema direktor direktora fabrika fabrike niko svako komšija hleb kafa "
     "odbrana odbrane uslov uslova evropski evropskog evropskoj januaru februaru martu aprilu maju junu julu avgustu "
     "septembru oktobru novembru decembru veka vek delu deo dela -isan -isana -isanje -ovala s evrop- hemij- hilja- "
     "fudba- muzič- tačk- sarad- porod- milio- zvani- istor- nedel- zahte- celog svetu svet sveta mest- vreme- svet- "
     "uspe- pesm- delov- mleko resen- prome- prime- sever- uvek sled- smer- dece deca telo tela negde svuda cena "
     "cene delo"},
    {"sv", "åäöé",
     "och i att det som en på är av för med den till de inte ett om har han men var jag sig från vi så kan man när "
     "år under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än "
     "här då sedan över bara in blir upp även vad få två vill hon mellan många detta blev några sina utan mer -het "
     "-ning -ande -arna -orna -erna -tion -else -ligt -liga -lig -are -ade -ar -heten -skap -ställ -iska -dde -ats "
     "-ingen -tionen -en -na -ör -ad fanns ej ytterligare kring ännu dig mig oss er ni dem därför både innan sådan "
     "samt enligt -ades -lse"},
    {"sw", "",
     "ya wa na kwa katika ni la za cha kuwa hiyo huyo ambao ambayo yake wake pia baada kama hii huo hayo lakini "
     "alisema sasa moja kutoka watu hilo mwa vya hivyo bila zaidi wakati mmoja yao wao yeye mimi sana kila kati hata "
     "tu au hao hizo hapo juu ndani mtu siku nchi serikali si ili bado kuhusu mwaka miaka ku- wa- ki- ana- ali- "
     "wali- ili- -sha -wa -ika -isha -lia -ji -ia -ishwa -ini -ana mw- -eni -aji -liwa nd- mch- kum- kuw- kwa- ume-"},
    {"tl", "ñ",
     "ang ng sa na mga at ay ni si para hindi ito kay may kung ko nang siya niya ako sila din rin mo ka isang pa po "
     "nila lang kanyang kaya namin natin tayo kami ikaw dahil kanya bago ngunit pero nito upang wala mula naman "
     "maging noong lahat iyon iyong aking nag- pag- mag- pinag- naka- ipina- paki- -han -hin -ang -ing -yon -ng ka- "
     "ma- nang- nga- -in"},
    {"tr", "çğıöşüâîûýþð",
     "ve bir bu da de için ile olarak çok daha olan gibi en kadar sonra ne o ama var ise ki her olduğu olduğunu ya "
     "diye yeni göre ben değil büyük iki mi yok önce şey şu hem ancak bunu biz onun bütün tarafından -lar -ler "
     "-ların -lerin -ında -inde -mak -mek -dır -dir -yor -ması -mesi -lık -lik -ıyor -iyor -ecek -acak -dan -den "
     "-tan -ten -nın -nin -ları -leri -ılan -ım -sı -mış -miş -ığı -iği -dı -du -lı -li -cı -cu -ün -ın"},
    {"und", "ñ",
     "ang sa nga ug og mga kini usa iyang adunay niini niadtong ni si kay dili kaniya nila sila siya ako among kita "
     "alang unya apan diha gikan didto kung wala duha dakbayan tuig -nga mi- gi- nag- mag- pag- ka-"},
    {"uz", "ʻʼ",
     "va bu bir bilan uchun ham deb edi esa bo'lgan bo'lib ega qilish shu har o'z kerak yoki emas lekin bor uning "
     "ular biz men yil yilda haqida eng keyin kabi -lar -lari -larni -ning -dagi -gan -moq -ish -iga -adi -lik -da "
     "-dan"},
    {"vi", "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
     "và của là có cho các được trong một không người với những này đã đến khi để về ra tại từ ở năm như vào theo "
     "cũng nhiều đó sẽ trên làm phải hơn còn lại sau rất nhưng bị thì nên mà tôi ông bà anh chị em họ việc hai qua "
     "ng- nh- kh- -ng -nh ph- tr- th-"},
};

}  // namespace

std::span<const LanguageProfile> latin_profiles() {
  return kLatin;
}

}  // namespace khabar
