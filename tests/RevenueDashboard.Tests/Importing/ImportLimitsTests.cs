using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class ImportLimitsTests
{
    [Fact]
    public void Limits_come_from_the_configuration() =>
        Assert.Equal((5_000L, 64), (LimitsOf(("Import:Rows", "5000")).Rows, LimitsOf(("Import:Rows", "5000")).Columns));

    [Fact]
    public void Every_limit_that_is_wrong_is_told_at_once()
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => LimitsOf(("Import:FileSize", "100 MB"), ("Import:Rows", "0"), ("Import:ProblemsShown", "-1"), ("Import:FieldSize", "99999999")));

        Assert.Equal(
            [
                "Import:FileSize is \"100 MB\", which is no whole number. Write it in digits alone.", "Import:Rows is 0. It can be 1 to 1,000,000,000.",
                "Import:FieldSize is 99999999. It can be 256 to 1,048,576.", "Import:ProblemsShown is -1. It can be 1 to 10,000.",
            ], wrong.Failures);
    }

    private static ImportLimits LimitsOf(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddRevenueDashboard().BuildServiceProvider();
        return services.GetRequiredService<IOptions<ImportLimits>>().Value;
    }
}
