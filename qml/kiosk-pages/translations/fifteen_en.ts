<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AppointmentPage</name>
    <message>
        <source>%1，您好</source>
        <translation>Good day, %1</translation>
    </message>
    <message>
        <source>您今天有预约</source>
        <translation>You have an appointment today</translation>
    </message>
    <message>
        <source>点一下就取号，不用再选事项</source>
        <translation>One touch gives your number; there is nothing more to choose</translation>
    </message>
    <message>
        <source>我到了，取号</source>
        <translation>I am here: my number</translation>
    </message>
    <message>
        <source>I am here: take a number</source>
        <translation>我到了，取号</translation>
    </message>
    <message>
        <source>今天办别的事</source>
        <translation>Something else today</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>求助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Big text</translation>
    </message>
    <message>
        <source>English</source>
        <extracomment>The other language&apos;s name for itself</extracomment>
        <translation>中文</translation>
    </message>
    <message>
        <source>不听了</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>听一听</source>
        <translation>Listen</translation>
    </message>
</context>
<context>
    <name>CardTroublePage</name>
    <message>
        <source>不用证件取号</source>
        <translation>Number without a card</translation>
    </message>
    <message>
        <source>Take a number without a card</source>
        <translation>不用证件取号</translation>
    </message>
    <message>
        <source>再刷一次</source>
        <translation>Lay the card again</translation>
    </message>
    <message>
        <source>卡总是读不出来？</source>
        <translation>The card still cannot be read?</translation>
    </message>
    <message>
        <source>点“求助”，工作人员过来帮您</source>
        <translation>Touch Help and somebody will come</translation>
    </message>
    <message>
        <source>再插一次</source>
        <translation>Insert the card again</translation>
    </message>
    <message>
        <source>有身份证或社保卡？</source>
        <translation>An ID or social card?</translation>
    </message>
    <message>
        <source>有身份证？</source>
        <translation>Have an ID card?</translation>
    </message>
    <message>
        <source>有社保卡？</source>
        <translation>Have a social card?</translation>
    </message>
    <message>
        <source>身份证放在读卡区，社保卡插进插卡口</source>
        <translation>Lay the ID card on the reader, or insert the social card</translation>
    </message>
    <message>
        <source>请平放在读卡区</source>
        <translation>Lay it flat on the reader</translation>
    </message>
    <message>
        <source>请插进插卡口</source>
        <translation>Insert it into the card slot</translation>
    </message>
    <message>
        <source>要人看看这张卡？</source>
        <translation>Should somebody look at it?</translation>
    </message>
    <message>
        <source>再扫一次</source>
        <translation>Scan the code again</translation>
    </message>
    <message>
        <source>码总是用不了？</source>
        <translation>The code still cannot be used?</translation>
    </message>
</context>
<context>
    <name>ChooseGroupPage</name>
    <message>
        <source>%1，您好</source>
        <translation>Good day, %1</translation>
    </message>
    <message>
        <source>您今天办什么事？</source>
        <translation>What brings you here today?</translation>
    </message>
    <message>
        <source>身份证过了有效期，今天照样办，请记得换新证</source>
        <translation>Your ID card has expired. You will be served today all the same; please remember to renew it</translation>
    </message>
    <message>
        <source>社保卡过了有效期，今天照样办，请记得换新卡</source>
        <translation>Your social security card has expired. You will be served today all the same; please remember to renew it</translation>
    </message>
</context>
<context>
    <name>ChooseItemPage</name>
    <message>
        <source>您要办哪一项？</source>
        <translation>Which of these do you need?</translation>
    </message>
    <message>
        <source>办理时限：%1</source>
        <translation>Time needed: %1</translation>
    </message>
    <message>
        <source>再加哪一项？</source>
        <translation>Which one more?</translation>
    </message>
    <message>
        <source>已选：%1</source>
        <translation>Chosen: %1</translation>
    </message>
</context>
<context>
    <name>ClockWords</name>
    <message>
        <source>1 月</source>
        <translation>January</translation>
    </message>
    <message>
        <source>2 月</source>
        <translation>February</translation>
    </message>
    <message>
        <source>3 月</source>
        <translation>March</translation>
    </message>
    <message>
        <source>4 月</source>
        <translation>April</translation>
    </message>
    <message>
        <source>5 月</source>
        <translation>May</translation>
    </message>
    <message>
        <source>6 月</source>
        <translation>June</translation>
    </message>
    <message>
        <source>7 月</source>
        <translation>July</translation>
    </message>
    <message>
        <source>8 月</source>
        <translation>August</translation>
    </message>
    <message>
        <source>9 月</source>
        <translation>September</translation>
    </message>
    <message>
        <source>10 月</source>
        <translation>October</translation>
    </message>
    <message>
        <source>11 月</source>
        <translation>November</translation>
    </message>
    <message>
        <source>12 月</source>
        <translation>December</translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>%1 %2 日 %3</source>
        <extracomment>%1 month, %2 day of the month, %3 day of the week</extracomment>
        <translation>%3, %2 %1</translation>
    </message>
</context>
<context>
    <name>CodeKeys</name>
    <message>
        <source>擦掉</source>
        <translation>Erase</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>请输入预约码</source>
        <translation>Type your code</translation>
    </message>
    <message>
        <source>六位数字，约好时工作人员告诉您的</source>
        <translation>Six digits, told to you when the time was agreed</translation>
    </message>
    <message>
        <source>Type the six digits of your appointment</source>
        <translation>请输入六位预约码</translation>
    </message>
    <message>
        <source>今天没有这个预约码</source>
        <translation>No such code today</translation>
    </message>
    <message>
        <source>刚才没有查到</source>
        <translation>It could not be looked up</translation>
    </message>
    <message>
        <source>正在查</source>
        <translation>Looking it up</translation>
    </message>
    <message>
        <source>请看看有没有按错，再按一遍</source>
        <translation>Please check the digits and type them again</translation>
    </message>
    <message>
        <source>系统没有回答，请再按一遍</source>
        <translation>The system did not answer; please type it again</translation>
    </message>
    <message>
        <source>请等一下</source>
        <translation>One moment, please</translation>
    </message>
    <message>
        <source>没有预约码，直接取号</source>
        <translation>No code: take a number</translation>
    </message>
    <message>
        <source>按错的次数太多了</source>
        <translation>Too many wrong codes</translation>
    </message>
    <message>
        <source>请过五分钟再按，或请工作人员帮忙</source>
        <translation>Please try again in five minutes, or ask the staff</translation>
    </message>
</context>
<context>
    <name>DeviceCard</name>
    <message>
        <source>身份证读卡器</source>
        <translation>ID card reader</translation>
    </message>
    <message>
        <source>社保卡读卡器</source>
        <translation>Social card reader</translation>
    </message>
    <message>
        <source>扫码器</source>
        <translation>Code scanner</translation>
    </message>
    <message>
        <source>盲人按键</source>
        <translation>Keypad for the blind</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>纸快用完</source>
        <translation>Paper low</translation>
    </message>
    <message>
        <source>没有纸</source>
        <translation>No paper</translation>
    </message>
    <message>
        <source>盖子开着</source>
        <translation>Cover open</translation>
    </message>
    <message>
        <source>故障</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>没有连接</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>还不知道</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>%1 起如此，最近见到 %2</source>
        <translation>Since %1; last seen at %2</translation>
    </message>
    <message>
        <source>%1 起如此，还没见到过</source>
        <translation>Since %1; not seen yet</translation>
    </message>
    <message>
        <source>成功 %1 次，失败 %2 次，掉线 %3 次</source>
        <translation>%1 done, %2 failed, lost %3 times</translation>
    </message>
    <message>
        <source>切刀卡住</source>
        <translation>The cutter is stuck</translation>
    </message>
    <message>
        <source>切刀盖开着</source>
        <translation>The cutter&apos;s cover is open</translation>
    </message>
    <message>
        <source>打印头抬着</source>
        <translation>The print head is lifted</translation>
    </message>
    <message>
        <source>打印头太热，等它凉下来</source>
        <translation>The print head is too hot: it has to cool down</translation>
    </message>
    <message>
        <source>卡纸</source>
        <translation>Paper is jammed</translation>
    </message>
    <message>
        <source>上一张票还没取走</source>
        <translation>The last ticket has not been taken</translation>
    </message>
    <message>
        <source>走纸键按着</source>
        <translation>The feed button is held down</translation>
    </message>
    <message>
        <source>要按一下打印机上的键</source>
        <translation>Its button has to be pressed</translation>
    </message>
    <message>
        <source>机械卡住</source>
        <translation>The mechanism is blocked</translation>
    </message>
    <message>
        <source>电源电压不对</source>
        <translation>The power supply&apos;s voltage is wrong</translation>
    </message>
    <message>
        <source>内存坏了，要送修</source>
        <translation>Its memory is faulty: it needs repair</translation>
    </message>
    <message>
        <source>吐票机构坏了</source>
        <translation>It cannot push tickets out</translation>
    </message>
    <message>
        <source>打印机脱机</source>
        <translation>It is off line</translation>
    </message>
    <message>
        <source>不回答</source>
        <translation>It does not answer</translation>
    </message>
    <message>
        <source>不再收数据</source>
        <translation>It takes no more data</translation>
    </message>
    <message>
        <source>连接出错</source>
        <translation>The connection fails</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>It is being connected to</translation>
    </message>
    <message>
        <source>打印队列停了，要重新启用</source>
        <translation>The print queue is stopped and has to be started again</translation>
    </message>
    <message>
        <source>正在自己恢复</source>
        <translation>It is recovering</translation>
    </message>
    <message>
        <source>没有权限，缺 udev 规则</source>
        <translation>No permission: a udev rule is missing</translation>
    </message>
    <message>
        <source>别的程序占着</source>
        <translation>Another program holds it</translation>
    </message>
    <message>
        <source>回答看不懂</source>
        <translation>Its answers make no sense</translation>
    </message>
    <message>
        <source>安全模块坏了，要送修</source>
        <translation>Security module broken: for repair</translation>
    </message>
    <message>
        <source>乱发数据</source>
        <translation>It floods</translation>
    </message>
    <message>
        <source>设成了键盘模式，请扫说明书上的设置码</source>
        <translation>It is set to be a keyboard: scan the code in its manual</translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message numerus="yes">
        <source>等 &lt;b&gt;%n&lt;/b&gt; 人</source>
        <translation>
            <numerusform>&lt;b&gt;%n&lt;/b&gt; person waiting</numerusform>
            <numerusform>&lt;b&gt;%n&lt;/b&gt; people waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;不用等&lt;/b&gt;</source>
        <translation>&lt;b&gt;No waiting&lt;/b&gt;</translation>
    </message>
    <message numerus="yes">
        <source>等 &lt;b&gt;%n&lt;/b&gt; 人，约 &lt;b&gt;%1&lt;/b&gt; 分钟</source>
        <translation>
            <numerusform>&lt;b&gt;%n&lt;/b&gt; waiting, &lt;b&gt;%1&lt;/b&gt; min</numerusform>
            <numerusform>&lt;b&gt;%n&lt;/b&gt; waiting, &lt;b&gt;%1&lt;/b&gt; min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>工作人员马上过来</source>
        <translation>Somebody is on the way</translation>
    </message>
    <message>
        <source>请到引导台找工作人员</source>
        <translation>Please go to the guide desk</translation>
    </message>
    <message>
        <source>正在请工作人员过来</source>
        <translation>Calling somebody to help you</translation>
    </message>
    <message>
        <source>也可以打电话 &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Or telephone &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>刚才没有叫通，请原谅</source>
        <translation>The call did not get through; we are sorry</translation>
    </message>
    <message>
        <source>会带轮椅来，请在这里等一下</source>
        <translation>They are bringing a wheelchair. Please wait here</translation>
    </message>
    <message>
        <source>会带老花镜来，请在这里等一下</source>
        <translation>They are bringing reading glasses. Please wait here</translation>
    </message>
    <message>
        <source>请在这里等一下，您选的都还在</source>
        <translation>Please wait here. What you chose is kept</translation>
    </message>
    <message>
        <source>接着办</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>再叫一次</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>要轮椅</source>
        <translation>Wheelchair</translation>
    </message>
    <message>
        <source>要老花镜</source>
        <translation>Reading glasses</translation>
    </message>
</context>
<context>
    <name>InsertedCardWords</name>
    <message>
        <source>请换个方向插</source>
        <translation>Turn the card round</translation>
    </message>
    <message>
        <source>社保卡被锁住了</source>
        <translation>This card is locked</translation>
    </message>
    <message>
        <source>请换社保卡</source>
        <translation>Please use a social card</translation>
    </message>
    <message>
        <source>请再插一次</source>
        <translation>Please insert it again</translation>
    </message>
    <message>
        <source>没有读到芯片。请拔出来，芯片朝上，有芯片的一头先插</source>
        <translation>The chip was not found. Pull the card out and insert it with the chip up, chip end first</translation>
    </message>
    <message>
        <source>怎样解锁，请问工作人员。今天的事照样能办</source>
        <translation>Please ask the staff how to unlock it. You will be served today all the same</translation>
    </message>
    <message>
        <source>插着的这张卡，这里读不了</source>
        <translation>The card that is in cannot be read here</translation>
    </message>
    <message>
        <source>刚才没有读出来。请先拔出来，再插一次，插到底</source>
        <translation>The card was not read. Pull it out and insert it again, all the way</translation>
    </message>
    <message>
        <source>刚才没有读出来。请插到底，等一秒再拔</source>
        <translation>The card was not read. Insert it all the way and wait a second</translation>
    </message>
    <message>
        <source>Please turn the card: chip up, chip end first</source>
        <translation>请转一下卡：芯片朝上，有芯片的一头先插</translation>
    </message>
    <message>
        <source>This card is locked. Please ask the staff.</source>
        <translation>这张卡被锁住了，请问工作人员</translation>
    </message>
    <message>
        <source>This card cannot be read here. Please insert a social security card.</source>
        <translation>这张卡这里读不了，请换社保卡</translation>
    </message>
    <message>
        <source>Please insert the card again, all the way</source>
        <translation>请再插一次，插到底</translation>
    </message>
</context>
<context>
    <name>IssuingPage</name>
    <message>
        <source>正在取号</source>
        <translation>Taking your number</translation>
    </message>
    <message>
        <source>请稍等一下</source>
        <translation>One moment, please</translation>
    </message>
</context>
<context>
    <name>ItemPage</name>
    <message>
        <source>服务名称</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>办理时限</source>
        <translation>Time needed</translation>
    </message>
    <message>
        <source>办理环节</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>服务标准</source>
        <translation>Our promise</translation>
    </message>
    <message>
        <source>事项编码</source>
        <translation>Item code</translation>
    </message>
    <message>
        <source>待公布</source>
        <translation>Not yet published</translation>
    </message>
    <message>
        <source>办理材料</source>
        <translation>What to bring</translation>
    </message>
    <message>
        <source>不用带材料</source>
        <translation>No papers needed</translation>
    </message>
    <message>
        <source>%1 样，已齐 %2 样</source>
        <translation>%1 papers, %2 ready</translation>
    </message>
    <message numerus="yes">
        <source>%n 样</source>
        <translation>
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers</numerusform>
        </translation>
    </message>
    <message>
        <source>前面</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message numerus="yes">
        <source>这类业务现在等 &lt;b&gt;%n&lt;/b&gt; 人</source>
        <translation>
            <numerusform>&lt;b&gt;%n&lt;/b&gt; person is waiting for this service</numerusform>
            <numerusform>&lt;b&gt;%n&lt;/b&gt; people are waiting for this service</numerusform>
        </translation>
    </message>
    <message>
        <source>现在&lt;b&gt;不用等&lt;/b&gt;</source>
        <translation>&lt;b&gt;No waiting&lt;/b&gt; just now</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>清单打好了</source>
        <translation>List printed</translation>
    </message>
    <message>
        <source>没打出来</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>打印清单</source>
        <translation>Print the list</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>同一个号还办：%1</source>
        <translation>On the same number: %1</translation>
    </message>
    <message>
        <source>再加一项</source>
        <translation>One more</translation>
    </message>
</context>
<context>
    <name>LaidCardWords</name>
    <message>
        <source>一次只放一张</source>
        <translation>One card at a time</translation>
    </message>
    <message>
        <source>请换身份证</source>
        <translation>Please use an ID card</translation>
    </message>
    <message>
        <source>请再放一次</source>
        <translation>Please try again</translation>
    </message>
    <message>
        <source>请把别的卡拿开，只留一张身份证</source>
        <translation>Take the others away and leave your ID card</translation>
    </message>
    <message>
        <source>请平放一张身份证，等一秒再拿</source>
        <translation>Lay your ID card flat and wait a second</translation>
    </message>
    <message>
        <source>这里读身份证、港澳台居民居住证和外国人永久居留证</source>
        <translation>Resident ID cards and residence permits can be read here</translation>
    </message>
    <message>
        <source>刚才没有读出来。请先拿起来，再平放好，等一秒</source>
        <translation>The card was not read. Lift it, lay it flat and wait a second</translation>
    </message>
    <message>
        <source>刚才没有读出来。请平放好，等一秒再拿</source>
        <translation>The card was not read. Lay it flat and wait a second</translation>
    </message>
    <message>
        <source>One card at a time, please</source>
        <translation>请一次只放一张卡</translation>
    </message>
    <message>
        <source>This card cannot be read here. Please use an ID card.</source>
        <translation>这张卡这里读不了，请换身份证</translation>
    </message>
    <message>
        <source>Please lay the card flat and wait a second</source>
        <translation>请把卡平放好，等一秒</translation>
    </message>
</context>
<context>
    <name>LanePage</name>
    <message>
        <source>您可以优先办理吗？</source>
        <translation>May you go first?</translation>
    </message>
    <message>
        <source>符合其中一项就点一下，到窗口再核对</source>
        <translation>Touch one that applies to you; the desk will check</translation>
    </message>
    <message>
        <source>If one of these applies to you, touch it. The desk will check.</source>
        <translation>符合其中一项就点一下，到窗口再核对</translation>
    </message>
    <message>
        <source>都不是，直接取号</source>
        <translation>None: just take a number</translation>
    </message>
    <message>
        <source>回到前面</source>
        <translation>To the first ones</translation>
    </message>
    <message>
        <source>更多情况</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>MachineDrawing</name>
    <message>
        <source>读卡区在屏幕下方右边，出票口在左边</source>
        <translation>The reader is below the screen on the right, the ticket slot on the left</translation>
    </message>
    <message>
        <source>出票口在屏幕下方左边</source>
        <translation>The ticket slot is below the screen on the left</translation>
    </message>
    <message>
        <source>票从这里出</source>
        <translation>Your ticket comes here</translation>
    </message>
    <message>
        <source>身份证先别拿开</source>
        <translation>Keep the card here</translation>
    </message>
    <message>
        <source>身份证平放在这里</source>
        <translation>Lay your ID card here</translation>
    </message>
    <message>
        <source>读卡区在屏幕下方右边，插卡口在中间，出票口在左边</source>
        <translation>The reader is below the screen on the right, the card slot in the middle, the ticket slot on the left</translation>
    </message>
    <message>
        <source>插卡口在屏幕下方，出票口在它左边</source>
        <translation>The card slot is below the screen, the ticket slot to the left of it</translation>
    </message>
    <message>
        <source>社保卡先别拔</source>
        <translation>Leave the card in</translation>
    </message>
    <message>
        <source>插社保卡</source>
        <translation>Social card</translation>
    </message>
    <message>
        <source>社保卡插在这里</source>
        <translation>Insert your social card</translation>
    </message>
    <message>
        <source>放身份证</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>出票口</source>
        <translation>Ticket</translation>
    </message>
</context>
<context>
    <name>MoreRow</name>
    <message>
        <source>请工作人员过来</source>
        <translation>Call somebody</translation>
    </message>
    <message>
        <source>回到前面</source>
        <translation>To the first ones</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>请人帮忙</source>
        <translation>Ask for help</translation>
    </message>
    <message>
        <source>不知道选哪个</source>
        <translation>I am not sure</translation>
    </message>
</context>
<context>
    <name>OtherTroubleWords</name>
    <message>
        <source>请用身份证或社保卡</source>
        <translation>Please use an ID or social card</translation>
    </message>
    <message>
        <source>请用身份证</source>
        <translation>Please use your ID card</translation>
    </message>
    <message>
        <source>请用社保卡</source>
        <translation>Please use your social card</translation>
    </message>
    <message>
        <source>不用证件也能取号</source>
        <translation>You need no card for a number</translation>
    </message>
    <message>
        <source>读卡器暂时不能用</source>
        <translation>The reader is not working</translation>
    </message>
    <message>
        <source>请人看看这张卡</source>
        <translation>Please ask the staff</translation>
    </message>
    <message>
        <source>这是付款码</source>
        <translation>This code is for paying</translation>
    </message>
    <message>
        <source>请刷新医保码再扫</source>
        <translation>Please refresh the code</translation>
    </message>
    <message>
        <source>这个码这里用不了</source>
        <translation>This code cannot be used here</translation>
    </message>
    <message>
        <source>不用证件也能取号，办事不受影响</source>
        <translation>You can take a number without a card; nothing else changes</translation>
    </message>
    <message>
        <source>卡上的日期不对。今天的事照样能办，先不用证件取号</source>
        <translation>A date on this card is wrong. You will be served today all the same: take a number without the card</translation>
    </message>
    <message>
        <source>取号不用付钱。请出示医保码</source>
        <translation>A number costs nothing. Please show your insurance code</translation>
    </message>
    <message>
        <source>刚才的医保码过期了，或者查不到是谁的</source>
        <translation>The code has expired, or nobody knows whose it is</translation>
    </message>
    <message>
        <source>医保平台没有回答，暂时查不到医保码是谁的</source>
        <translation>The insurance platform does not answer: whose code it is cannot be told now</translation>
    </message>
    <message>
        <source>这台机器还不能用医保码</source>
        <translation>This machine cannot take insurance codes yet</translation>
    </message>
    <message>
        <source>请出示医保码或预约码</source>
        <translation>Show your insurance code or appointment code</translation>
    </message>
    <message>
        <source>This reader is not working; the other one is</source>
        <translation>这个读卡器不能用，另一个可以</translation>
    </message>
    <message>
        <source>You can take a number without a card</source>
        <translation>不用证件也能取号</translation>
    </message>
    <message>
        <source>A date on this card is wrong. Please ask the staff to look at it.</source>
        <translation>卡上的日期不对，请工作人员看一看</translation>
    </message>
    <message>
        <source>This code is for paying. Nothing costs money here.</source>
        <translation>取号不用付钱</translation>
    </message>
    <message>
        <source>Please refresh the code on your phone and try again</source>
        <translation>请在手机上刷新医保码再扫一次</translation>
    </message>
    <message>
        <source>Insurance codes cannot be used here now</source>
        <translation>医保码现在用不了</translation>
    </message>
    <message>
        <source>This code cannot be used here</source>
        <translation>这个码这里用不了</translation>
    </message>
    <message>
        <source>刚才的读卡器暂时不能用，办事不受影响</source>
        <translation>That reader is not working; nothing else changes</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>这类业务现在不取号</source>
        <translation>No numbers for this just now</translation>
    </message>
    <message>
        <source>这个号请到窗口取</source>
        <translation>Please ask at the desk</translation>
    </message>
    <message>
        <source>这里暂时取不了号</source>
        <translation>No numbers here just now</translation>
    </message>
    <message>
        <source>号码还没有取到</source>
        <translation>You have no number yet</translation>
    </message>
    <message>
        <source>可以办别的业务，或者问一问工作人员</source>
        <translation>You can choose something else, or ask our staff</translation>
    </message>
    <message>
        <source>请工作人员帮您看一下</source>
        <translation>Our staff will look into it</translation>
    </message>
    <message>
        <source>恢复以后会自动好，不用一直等</source>
        <translation>This comes back by itself; you need not wait here</translation>
    </message>
    <message>
        <source>系统刚才没有回答，您还没有排上队</source>
        <translation>The system did not answer; you are not in the queue yet</translation>
    </message>
    <message>
        <source>选别的业务</source>
        <translation>Choose something else</translation>
    </message>
    <message>
        <source>请人帮忙</source>
        <translation>Ask for help</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>返回看看</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>请到引导台，人工取号</source>
        <translation>The guide desk gives out numbers</translation>
    </message>
    <message>
        <source>也可以打电话 &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Or telephone &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>现在不取号</source>
        <translation>No numbers now</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; 开始取号</source>
        <translation>Numbers from &lt;b&gt;%1&lt;/b&gt; on</translation>
    </message>
    <message>
        <source>今天的号已经取完</source>
        <translation>No more numbers today</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>To the first page</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>原件</source>
        <translation>Original</translation>
    </message>
    <message numerus="yes">
        <source>复印 %n 份</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message>
        <source>现场填</source>
        <translation>Fill in here</translation>
    </message>
    <message>
        <source>不用交</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>已刷</source>
        <translation>Read from your card</translation>
    </message>
    <message>
        <source>系统里已有</source>
        <translation>We already have it</translation>
    </message>
</context>
<context>
    <name>PrintFailedPage</name>
    <message>
        <source>请记住这个号码</source>
        <translation>Please remember this number</translation>
    </message>
    <message>
        <source>票纸用完了，号码照样有效。</source>
        <translation>The ticket paper has run out. Your number counts all the same.</translation>
    </message>
    <message>
        <source>打印机的盖子没关好，号码照样有效。</source>
        <translation>The printer’s cover is open. Your number counts all the same.</translation>
    </message>
    <message>
        <source>打印机暂时不能用，号码照样有效。</source>
        <translation>The printer is not working. Your number counts all the same.</translation>
    </message>
    <message>
        <source>出票口还有上一张票，取走它再打印。</source>
        <translation>An earlier ticket is in the slot: take it, then print again.</translation>
    </message>
    <message>
        <source>票没有打出来，号码照样有效。</source>
        <translation>The ticket was not printed. Your number counts all the same.</translation>
    </message>
    <message numerus="yes">
        <source>前面 &lt;b&gt;%n&lt;/b&gt; 人</source>
        <translation>
            <numerusform>&lt;b&gt;%n&lt;/b&gt; person ahead of you</numerusform>
            <numerusform>&lt;b&gt;%n&lt;/b&gt; people ahead of you</numerusform>
        </translation>
    </message>
    <message>
        <source>前面没有人</source>
        <translation>nobody ahead of you</translation>
    </message>
    <message>
        <source>坐&lt;b&gt;%1&lt;/b&gt;，%2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;, %2</translation>
    </message>
    <message>
        <source>我记住了</source>
        <translation>I will remember it</translation>
    </message>
    <message>
        <source>再打印一次</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Drop it</translation>
    </message>
    <message>
        <source>要纸票，请点“求助”</source>
        <translation>For a paper ticket, touch Help</translation>
    </message>
    <message>
        <source>工作人员换好纸，再点“再打印一次”</source>
        <translation>When the paper is changed, touch Print again</translation>
    </message>
    <message>
        <source>工作人员来看过，再点“再打印一次”</source>
        <translation>When somebody has seen to it, touch Print again</translation>
    </message>
    <message numerus="yes">
        <source>%n 秒没有选择，号码先替您留着，&lt;br&gt;到任何窗口都能接着办</source>
        <translation>
            <numerusform>After %n second your number is kept for you; any desk can take it up again</numerusform>
            <numerusform>After %n seconds your number is kept for you; any desk can take it up again</numerusform>
        </translation>
    </message>
    <message>
        <source>没有选择的话，号码先替您留着，&lt;br&gt;到任何窗口都能接着办</source>
        <translation>If you choose nothing, your number is kept for you; any desk can take it up again</translation>
    </message>
</context>
<context>
    <name>PriorityMark</name>
    <message>
        <source>优先</source>
        <translation>Priority</translation>
    </message>
</context>
<context>
    <name>ProgressTrack</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
</context>
<context>
    <name>QueueStrip</name>
    <message>
        <source>现在等候</source>
        <translation>Waiting now</translation>
    </message>
    <message numerus="yes">
        <source>开着 %n 个窗口</source>
        <translation>
            <numerusform>%n desk open</numerusform>
            <numerusform>%n desks open</numerusform>
        </translation>
    </message>
    <message>
        <source>%1，等 %2 人</source>
        <translation>%1: %2 waiting</translation>
    </message>
    <message>
        <source>人</source>
        <extracomment>After a number of people</extracomment>
        <translation> </translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>正在读身份证</source>
        <translation>Reading your card</translation>
    </message>
    <message>
        <source>请先不要拿开，马上就好</source>
        <translation>Please keep it still for a moment</translation>
    </message>
    <message>
        <source>Reading your card. Please keep it still.</source>
        <translation>正在读身份证，请先不要拿开</translation>
    </message>
    <message>
        <source>正在查医保码</source>
        <translation>Looking up your code</translation>
    </message>
    <message>
        <source>正在读社保卡</source>
        <translation>Reading your card</translation>
    </message>
    <message>
        <source>请等一下，马上就好</source>
        <translation>One moment, please</translation>
    </message>
    <message>
        <source>请先不要拔出来，马上就好</source>
        <translation>Please leave it in for a moment</translation>
    </message>
    <message>
        <source>Looking up your insurance code</source>
        <translation>正在查医保码</translation>
    </message>
    <message>
        <source>Reading your card. Please leave it in.</source>
        <translation>正在读社保卡，请先不要拔出来</translation>
    </message>
</context>
<context>
    <name>ServiceCodePage</name>
    <message>
        <source>请输入维护码</source>
        <translation>Please type the service code</translation>
    </message>
    <message>
        <source>这里给维护机器的人用。办事请按“首页”</source>
        <translation>This is for whoever looks after the machine. For a number, touch “Home”</translation>
    </message>
    <message>
        <source>For whoever looks after this machine</source>
        <translation>维护机器的人用</translation>
    </message>
    <message>
        <source>维护码不对</source>
        <translation>Wrong service code</translation>
    </message>
    <message>
        <source>连错五次要等五分钟</source>
        <translation>After five wrong ones you have to wait five minutes</translation>
    </message>
</context>
<context>
    <name>ServicePage</name>
    <message>
        <source>这台机器的设备</source>
        <translation>The devices of this machine</translation>
    </message>
    <message>
        <source>与服务器的连接正常</source>
        <translation>Connected to the server</translation>
    </message>
    <message>
        <source>连不上服务器</source>
        <translation>The server cannot be reached</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>打好了，再打一张</source>
        <translation>Printed. Once more</translation>
    </message>
    <message>
        <source>没有打出来，再试一次</source>
        <translation>Not printed. Try again</translation>
    </message>
    <message>
        <source>打印测试</source>
        <translation>Print a test</translation>
    </message>
</context>
<context>
    <name>StartingPage</name>
    <message>
        <source>正在准备，请稍等</source>
        <translation>Getting ready, one moment</translation>
    </message>
    <message>
        <source>着急的话，请找引导台的工作人员</source>
        <translation>In a hurry? Please ask at the guide desk</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message>
        <source>请取走您的票和身份证</source>
        <translation>Take your ticket and ID card</translation>
    </message>
    <message>
        <source>请取走您的票</source>
        <translation>Please take your ticket</translation>
    </message>
    <message>
        <source>Please take your ticket and your ID card</source>
        <translation>请取走您的票和身份证</translation>
    </message>
    <message>
        <source>Please take your ticket</source>
        <translation>请取走您的票</translation>
    </message>
    <message>
        <source>请坐在</source>
        <translation>Please sit in</translation>
    </message>
    <message>
        <source>前面</source>
        <translation>Ahead of you</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>没有人</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>票打好了</source>
        <translation>Your ticket is ready</translation>
    </message>
    <message>
        <source>正在补打</source>
        <translation>Printing again</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>票从左下方出来</source>
        <translation>It comes out below, on the left</translation>
    </message>
    <message>
        <source>拿好了</source>
        <translation>I have it</translation>
    </message>
    <message>
        <source>票一出来就回到首页</source>
        <translation>Back to the start as soon as it is out</translation>
    </message>
    <message numerus="yes">
        <source>没有人操作时，%n 秒后回到首页</source>
        <translation>
            <numerusform>Back to the start in %n second</numerusform>
            <numerusform>Back to the start in %n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>祝您办事顺利，请到座位等叫号</source>
        <translation>Please take a seat until your number is called</translation>
    </message>
    <message>
        <source>，约 %1 分钟</source>
        <translation>, about %1 min</translation>
    </message>
    <message>
        <source>大约等</source>
        <translation>About</translation>
    </message>
    <message>
        <source>%1 分钟</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>请取走票、身份证和社保卡</source>
        <translation>Take your ticket and both cards</translation>
    </message>
    <message>
        <source>请取走票，拔出社保卡</source>
        <translation>Take your ticket, pull out your card</translation>
    </message>
    <message>
        <source>Please take your ticket and both of your cards</source>
        <translation>请取走票、身份证和社保卡</translation>
    </message>
    <message>
        <source>Please take your ticket and pull out your card</source>
        <translation>请取走票，拔出社保卡</translation>
    </message>
</context>
<context>
    <name>TypedCode</name>
    <message>
        <source>还没有输入</source>
        <extracomment>Spoken: the digits typed so far</extracomment>
        <translation>nothing typed yet</translation>
    </message>
</context>
<context>
    <name>WarningOverlay</name>
    <message>
        <source>您还在吗？</source>
        <translation>Are you still there?</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%n&lt;/b&gt; 秒后回到首页，刚才选的会清掉</source>
        <translation>
            <numerusform>Back to the start in &lt;b&gt;%n&lt;/b&gt; second; what you chose is cleared</numerusform>
            <numerusform>Back to the start in &lt;b&gt;%n&lt;/b&gt; seconds; what you chose is cleared</numerusform>
        </translation>
    </message>
    <message>
        <source>我还在</source>
        <translation>I am still here</translation>
    </message>
    <message>
        <source>不办了，回首页</source>
        <translation>Finish, back to the start</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>请刷身份证</source>
        <translation>Lay your ID card</translation>
    </message>
    <message>
        <source>请点按钮取号</source>
        <translation>Touch to take a number</translation>
    </message>
    <message>
        <source>没带证件，点右边的大按钮</source>
        <translation>No card? Touch the large button</translation>
    </message>
    <message>
        <source>没带证件，点下面的大按钮</source>
        <translation>No card? Touch the large button below</translation>
    </message>
    <message>
        <source>读卡器暂时不能用，不用证件也能取号</source>
        <translation>The reader is not working; you can take a number without a card</translation>
    </message>
    <message>
        <source>Lay your ID card on the reader, or touch the large button</source>
        <translation>请把身份证平放在读卡区，或点大按钮取号</translation>
    </message>
    <message>
        <source>Touch the button to take a number without a card</source>
        <translation>不用证件，点大按钮取号</translation>
    </message>
    <message>
        <source>不用证件取号</source>
        <translation>Number without a card</translation>
    </message>
    <message>
        <source>Take a number without a card</source>
        <translation>不用证件取号</translation>
    </message>
    <message>
        <source>我有预约码</source>
        <translation>I have an appointment</translation>
    </message>
    <message>
        <source>请刷身份证或插社保卡</source>
        <translation>ID or social card</translation>
    </message>
    <message>
        <source>请插社保卡</source>
        <translation>Insert your social card</translation>
    </message>
    <message>
        <source>Lay your ID card, or insert your social card</source>
        <extracomment>Small, in the other language than the page&apos;s</extracomment>
        <translation>请放身份证，或插社保卡</translation>
    </message>
    <message>
        <source>Insert your social security card, or touch the large button</source>
        <translation>请把社保卡插进插卡口，或点大按钮取号</translation>
    </message>
</context>
</TS>
