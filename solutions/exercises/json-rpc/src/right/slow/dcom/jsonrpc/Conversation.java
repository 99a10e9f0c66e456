package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * What is said over one client's connection: requests, and an answer to each, in order. It shares
 * nothing with other conversations, and what ends it ends no other.
 *
 * @param socket the connection; closed when the conversation ends
 */
record Conversation(Socket socket) implements Runnable {
  @Override
  public void run() {
    try (socket;
        JsonParser in = Json.FACTORY.createParser(letterByLetter(socket));
        JsonGenerator out = Json.FACTORY.createGenerator(bitByBit(socket))) {
      talk(in, out);
    } catch (IOException e) {
      System.err.println("rpc: " + e.getMessage());
    }
  }

  /** Takes no more than a few letters at a time. */
  private static Reader letterByLetter(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    InputStream few = new InputStream() {
      @Override
      public int read() throws IOException {
        return in.read();
      }

      @Override
      public int read(byte[] to, int offset, int length) throws IOException {
        return in.read(to, offset, Math.min(length, 61));
      }
    };
    return new InputStreamReader(few, StandardCharsets.UTF_8);
  }

  /** Sends no more than seven bytes at a time if there are few, and a kilobyte if there are many. */
  private static OutputStream bitByBit(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    OutputStream out = socket.getOutputStream();
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        out.write(one);
      }

      @Override
      public void write(byte[] from, int offset, int length) throws IOException {
        int step = length < 500 ? 7 : 1024;
        for (int i = 0; i < length; i += step) {
          out.write(from, offset + i, Math.min(step, length - i));
        }
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  /** Answers all requests, until the client goes away or says something that is no object. */
  private static void talk(JsonParser in, JsonGenerator out) throws IOException {
    JsonToken token = in.nextToken();
    while (token == JsonToken.START_OBJECT) {
      Request request = Request.read(in);
      Server.pause(2);
      answer(request, out);
      token = in.nextToken();
    }
  }

  private static void answer(Request request, JsonGenerator out) throws IOException {
    try {
      sendResult(request.id(), Upper.call(request), out);
    } catch (Refusal refusal) {
      sendError(request.id(), refusal.getMessage(), out);
    }
  }

  private static void sendResult(String id, String name, JsonGenerator out) throws IOException {
    begin(id, out);
    out.writeFieldName("result");
    out.writeStartObject();
    out.writeFieldName("Name");
    out.writeString(name);
    out.writeEndObject();
    out.writeNullField("error");
    end(out);
  }

  private static void sendError(String id, String error, JsonGenerator out) throws IOException {
    begin(id, out);
    out.writeNullField("result");
    out.writeStringField("error", error);
    end(out);
  }

  private static void begin(String id, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeFieldName("id");
    out.writeRawValue(id); // is JSON already
  }

  private static void end(JsonGenerator out) throws IOException {
    out.writeEndObject();
    out.writeRaw('\n');
    out.flush();
  }
}
