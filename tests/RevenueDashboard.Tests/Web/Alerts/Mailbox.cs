using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace RevenueDashboard.Tests.Web.Alerts;

/// <summary>A real mail server on loopback that keeps what it takes.</summary>
internal sealed class Mailbox : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource stopped = new();
    private readonly Task running;

    public Mailbox()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(this);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build();
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stopped.Token);
    }

    public int Port { get; }

    /// <summary>How many messages it refuses before it takes one.</summary>
    public int Refuses { get; set; }

    public ConcurrentQueue<(string To, MimeMessage Message)> Messages { get; } = [];

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (Refuses > 0)
        {
            Refuses--;
            return new SmtpResponse(SmtpReplyCode.Aborted, "try later");
        }

        using var stream = new MemoryStream(buffer.ToArray());
        Messages.Enqueue((string.Join(',', transaction.To.Select(to => to.AsAddress())), await MimeMessage.LoadAsync(stream, cancellationToken)));
        return SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // It was told to.
        }

        stopped.Dispose();
    }
}
