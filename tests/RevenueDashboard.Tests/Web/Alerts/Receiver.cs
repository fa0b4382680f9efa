using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RevenueDashboard.Tests.Web.Alerts;

/// <summary>What a receiver got in one request.</summary>
internal sealed record ReceivedAlert(string Path, string Delivery, string Timestamp, string Signature, string ContentType, string Body);

/// <summary>A real receiver of webhooks on loopback.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public Uri Address => new(new Uri(app.Urls.First()), "/in/4711");

    /// <summary>What it answers, by the number of the request from 1.</summary>
    public Func<int, int> Answers { get; set; } = _ => StatusCodes.Status200OK;

    /// <summary>Texts of messages that it does not take, with what it answers to them.</summary>
    public Dictionary<string, int> Refuses { get; } = [];

    /// <summary>It answers nothing before this is done.</summary>
    public Task Holds { get; set; } = Task.CompletedTask;

    public ConcurrentQueue<ReceivedAlert> Requests { get; } = [];

    /// <summary>Those that were answered with 200.</summary>
    public ConcurrentQueue<ReceivedAlert> Taken { get; } = [];

    public static async Task<Receiver> StartAsync(string address = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var headers = context.Request.Headers;
        var request = new ReceivedAlert(
            context.Request.Path, headers["X-Revenue-Delivery"].ToString(), headers["X-Revenue-Timestamp"].ToString(), headers["X-Revenue-Signature"].ToString(),
            context.Request.ContentType ?? "", await reader.ReadToEndAsync(context.RequestAborted));
        await Holds.WaitAsync(context.RequestAborted);
        // Two servers may send at the same time: each request has its number.
        lock (Requests)
        {
            Requests.Enqueue(request);
            context.Response.StatusCode = Refuses.FirstOrDefault(refused => request.Body.Contains(refused.Key, StringComparison.Ordinal)) is { Value: not 0 } refusal ? refusal.Value : Answers(Requests.Count);
            if (context.Response.StatusCode == StatusCodes.Status200OK) Taken.Enqueue(request);
        }

        if (context.Response.StatusCode is >= 300 and < 400) context.Response.Headers.Location = "/elsewhere";
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
