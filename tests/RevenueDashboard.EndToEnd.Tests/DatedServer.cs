using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Importing;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>A book of one month whose server lives in July 2026, and whose days pass when a test says so: what was known when is a matter of days.</summary>
public sealed class DatedServer(Chromium chromium) : RevenueServer(chromium)
{
    private readonly DatedClock clock = new(new DateTimeOffset(2026, 7, 6, 9, 0, 0, TimeSpan.Zero));

    public void NextDay() => clock.NextDay();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
    }

    protected override async Task LoadAsync()
    {
        const string May =
            """
            Month,Customer,Product,Amount,Currency
            2026-05,Contoso,Cloud,5000000.00,USD
            2026-05,Fabrikam,Cloud,3000000.00,USD
            2026-05,Tailspin,Cloud,1500000.00,USD
            2026-05,Wingtip,Cloud,500000.00,USD
            """;
        var file = new ImportFile("2026-05.csv", () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(May)));
        var imported = await Services.GetRequiredService<SpendImporter>()
            .ImportAsync(file, new SpendFileOptions(), new Dictionary<string, string>(), "finance", null, TestContext.Current.CancellationToken);
        Assert.Equal(BatchOutcome.Done, imported.Commit?.Outcome);
    }

    /// <summary>Runs as fast as the machine's clock, from another day on.</summary>
    private sealed class DatedClock(DateTimeOffset start) : TimeProvider
    {
        private TimeSpan ahead = start - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

        public void NextDay() => ahead += TimeSpan.FromDays(1);
    }
}
