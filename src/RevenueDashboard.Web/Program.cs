using RevenueDashboard;
using RevenueDashboard.Web.Hosting;

FixedCulture.Apply();

using var demo = DemoBook.Take(ref args);
var builder = ProgramFolder.CreateBuilder(args);
demo?.Configure(builder.Configuration);
builder.AddLoopbackOnly();
builder.Services.AddRevenueDashboard();
builder.Services.AddRevenueWeb();

await using var app = builder.Build();
app.UseRevenueWeb();
app.MapRevenueWeb();

try
{
    await BookStart.OpenAsync(app);
    if (demo is not null) await DemoBook.LoadAsync(app);
    await app.RunAsync();
    return 0;
}
catch (Exception problem) when (BookStart.IsOwnersToFix(problem))
{
    foreach (var sentence in BookStart.Sentences(problem)) await Console.Error.WriteLineAsync(sentence);
    return 2;
}

public sealed partial class Program;
