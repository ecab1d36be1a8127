/** One example conversation: replies alternate between the desk and the member, the desk first. */
export interface Story {
  readonly subject: string
  readonly comment: string
  readonly category: number
  readonly priority: '1' | '2' | '3'
  readonly status: '1' | '2' | '3'
  readonly tags: readonly number[]
  readonly replies: readonly string[]
  readonly file?: StoryFile
  readonly replyFile?: StoryFile
}

interface StoryFile {
  readonly filename: string
  readonly type: string
  readonly text: string
}

export const stories: readonly Story[] = [
  {
    subject: 'Payout of week 38 is missing',
    comment:
      'Hello,\n\nmy binary commission of week 38 ($412.50) was approved on Monday, yet the e-wallet still shows the old balance.\n\nMaria',
    category: 2,
    priority: '3',
    status: '2',
    tags: [1],
    replies: [
      'Hi Maria, thank you for writing. The batch of week 38 was held back by the bank. I have asked them for a date.',
      'Thanks. Can you tell me whether week 39 is affected too?',
      'Week 39 is fine and goes out on Friday as usual.',
    ],
    file: {
      filename: 'commission-week-38.csv',
      type: 'text/csv',
      text: 'week,leg,volume,commission\n38,left,5500,275.00\n38,right,2750,137.50\n',
    },
  },
  {
    subject: 'Не проходит проверка документов',
    comment:
      'Здравствуйте! Загрузила паспорт и счёт за электричество, но статус уже неделю «На рассмотрении». Без этого не могу вывести деньги.',
    category: 5,
    priority: '2',
    status: '2',
    tags: [2],
    replies: [
      'Мария, добрый день! На фото счёта не видно адреса. Пришлите, пожалуйста, другую страницу.',
      'Отправляю ещё раз, адрес на второй странице.',
    ],
    replyFile: {
      filename: 'счёт за март.txt',
      type: 'text/plain',
      text: 'Адрес: Казань, ул. Баумана, 7, кв. 12\n',
    },
  },
  {
    subject: 'New distributor placed in the wrong leg',
    comment:
      'My new partner Wei (username wei.chen88) registered with my left link but landed in the right leg. Please move him before the weekly close.',
    category: 3,
    priority: '3',
    status: '3',
    tags: [5],
    replies: [
      'Hello Maria, I can see the placement. Moves are possible within 72 hours and need the sponsor’s consent, which you just gave.',
      'Yes, please go ahead 🙏',
      'Done. Wei is now at the bottom of your left leg. Volume has been recalculated.',
    ],
  },
  {
    subject: '产品包裹破损',
    comment: '昨天收到的包裹(订单 NW-20931)外箱破损,两瓶洗发水漏了。附件里有清单。',
    category: 6,
    priority: '2',
    status: '1',
    tags: [3, 6],
    replies: [],
    file: { filename: '订单清单.txt', type: 'text/plain', text: 'NW-20931\n洗发水 x 2(破损)\n面霜 x 1\n' },
  },
  {
    subject: 'Invoice for the upgrade to Gold shows the wrong VAT id',
    comment:
      'The invoice INV-7741 carries my old VAT id. Could you issue a corrected one? Our accountant needs it by the 15th.',
    category: 1,
    priority: '1',
    status: '3',
    tags: [],
    replies: [
      'The corrected invoice is in your back office under Documents. Sorry for the trouble!',
      'Found it, thank you.',
    ],
  },
  {
    subject: 'Replicated site answers with an error 502 🔥',
    comment:
      'https://maria.northwind-network.example has been down since this morning. Customers write to me on WhatsApp…',
    category: 4,
    priority: '3',
    status: '2',
    tags: [4],
    replies: [
      'We are moving the replicated sites to a new cluster. Yours should be back within the hour.',
      'It is back, but the checkout button does nothing on an iPhone.',
      'Thanks, I can reproduce it (iOS, Safari) and passed it on to the developers.',
    ],
  },
  {
    subject: 'Autoship charged twice',
    comment: 'Order NW-20877 was charged on the 3rd and again on the 4th. I only received one box.',
    category: 6,
    priority: '2',
    status: '3',
    tags: [3, 6],
    replies: [
      'You are right, the second charge was an error of our payment gateway. The refund of $89.00 is on its way.',
    ],
  },
  {
    subject: 'Как сменить спонсора?',
    comment:
      'Партнёр Игорь С. зарегистрировался по чужой ссылке. Он и прежний спонсор согласны на перевод. Какие документы нужны?',
    category: 3,
    priority: '1',
    status: '1',
    tags: [5],
    replies: [
      'Нужны письма от обоих спонсоров и от самого партнёра. Шаблон письма есть в разделе «Документы».',
    ],
  },
  {
    subject: 'E-wallet transfer to my daughter’s account refused',
    comment:
      'I get “Transfer not allowed for your package”. It worked last year with the Silver package. Has the rule changed?',
    category: 2,
    priority: '1',
    status: '3',
    tags: [],
    replies: [
      'Yes: since January transfers need the Gold package or a verified family account. I have sent you the form.',
      'Done, thanks a lot!',
    ],
  },
  {
    subject: 'Two-factor code never arrives',
    comment:
      'After the update of the mobile app (3.4.1, Android 15) no code arrives by SMS. E-mail codes work.',
    category: 4,
    priority: '2',
    status: '1',
    tags: [4],
    replies: [],
  },
  {
    subject: 'Rank advancement to Ruby not counted',
    comment:
      'I reached 12 000 PV in both legs on 28 September at 23:40, but the rank report of the month says Sapphire.\nScreens are attached as text, the upload of pictures failed.',
    category: 2,
    priority: '3',
    status: '2',
    tags: [1, 4],
    replies: [
      'The report is built in UTC, so those last orders fall into the next day. I asked the compensation team for a manual review.',
    ],
    file: {
      filename: 'rank "Ruby" – report.txt',
      type: 'text/plain',
      text: 'left 12010 PV\nright 12004 PV\n',
    },
  },
  {
    subject: 'Café order: 退款 / возврат / refund 💳',
    comment:
      'Three partners in three countries returned the same batch (lot 0925-B). How do we file the returns together?',
    category: 6,
    priority: '2',
    status: '1',
    tags: [3],
    replies: [
      'One ticket is enough. Please list the three order numbers here and hold the parcels until the labels arrive.',
      'NW-20710, NW-20744 and NW-20791.',
    ],
  },
]
