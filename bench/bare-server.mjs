// The limit that termination is measured against: `ws`, one JSON.parse and one JSON.stringify per call, nothing else.
import { WebSocketServer } from 'ws';

const answers = {
  BootNotification: () => ({ status: 'Accepted', currentTime: new Date().toISOString(), interval: 300 }),
  Authorize: () => ({ idTagInfo: { status: 'Accepted' } }),
  StartTransaction: () => ({ transactionId: 1, idTagInfo: { status: 'Accepted' } }),
  StopTransaction: () => ({ idTagInfo: { status: 'Accepted' } }),
};

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const [, id, action] = JSON.parse(data.toString());
    socket.send(JSON.stringify([3, id, answers[action]?.() ?? {}]));
  });
});
server.on('listening', () => process.send({ port: server.address().port }));
