using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;
using RevenueDashboard.Web.Hosting;

namespace RevenueDashboard.Tests.Web;

public sealed class BookStartTests
{
    [Fact]
    public void Every_wrong_setting_is_told_in_a_sentence_of_its_own()
    {
        var wrong = new AggregateException(
            new OptionsValidationException("Database", typeof(DatabaseOptions), ["Database:Provider is \"Oracle\". Write Sqlite or Postgres."]),
            new OptionsValidationException("Import", typeof(object), ["Import:Currency is \"dollars\".", "Import:Rows is 0."]));

        Assert.Equal(
            [
                "RevenueDashboard does not start: the setting Database:Provider is \"Oracle\". Write Sqlite or Postgres.",
                "RevenueDashboard does not start: the setting Import:Currency is \"dollars\".",
                "RevenueDashboard does not start: the setting Import:Rows is 0.",
            ],
            BookStart.Sentences(wrong));
    }

    [Fact]
    public void A_mistake_of_the_program_is_not_put_on_its_owner() => Assert.False(BookStart.IsOwnersToFix(new InvalidOperationException("a bug")));

    [Fact]
    public async Task A_wrong_setting_stops_the_start()
    {
        await using var server = new WebServer(("Import:Currency", "dollars"));

        // Whatever the test host makes of a program that ends: it does not serve.
        Assert.ThrowsAny<Exception>(() => server.CreateClient());
    }

    [Fact]
    public void The_demo_has_a_book_of_its_own_whatever_is_configured_and_takes_it_away()
    {
        string[] args = ["--demo", "--urls", "http://127.0.0.1:5999"];
        var configuration = new ConfigurationManager { ["Database:Provider"] = "Postgres", ["Database:ConnectionString"] = "Host=production" };
        string folder;

        using (var demo = DemoBook.Take(ref args)!)
        {
            demo.Configure(configuration);
            folder = Path.GetDirectoryName(configuration["Database:ConnectionString"]!.Split('=', 2)[1])!;
            Assert.True(Directory.Exists(folder));
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }

        Assert.Equal(["--urls", "http://127.0.0.1:5999"], args);
        Assert.Equal("Sqlite", configuration["Database:Provider"]);
        Assert.Equal("?product=Azure+OpenAI&to=2024-03", configuration["Overview:OpeningView"]);
        Assert.False(Directory.Exists(folder));
        Assert.Null(DemoBook.Take(ref args));
    }
}
